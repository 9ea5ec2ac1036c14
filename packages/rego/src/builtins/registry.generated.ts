// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { all as b1, any as b3 } from './aggregates/all-any.ts';
import { count as b30 } from './aggregates/count.ts';
import { max as b97 } from './aggregates/max.ts';
import { min as b98 } from './aggregates/min.ts';
import { product as b121 } from './aggregates/product.ts';
import { sort as b129 } from './aggregates/sort.ts';
import { sum as b140 } from './aggregates/sum.ts';
import { arrayConcat as b4 } from './array/concat.ts';
import { arrayFlatten as b5 } from './array/flatten.ts';
import { arrayReverse as b6 } from './array/reverse.ts';
import { arraySlice as b7 } from './array/slice.ts';
import { bitsAnd as b15, bitsNegate as b17, bitsOr as b18, bitsXor as b20 } from './bits/bits.ts';
import { bitsLsh as b16, bitsRsh as b19 } from './bits/shift.ts';
import { equal as b49, greater as b54, greaterOrEqual as b55, less as b95, lessOrEqual as b96, notEqual as b101 } from './comparison/comparisons.ts';
import { assign as b8, unify as b48 } from './comparison/unification.ts';
import { castArray as b21, castBoolean as b22, castNull as b23, castObject as b24, castSet as b25, castString as b26 } from './conversions/cast.ts';
import { toNumber as b151 } from './conversions/to-number.ts';
import { md5 as b36, sha1 as b38, sha256 as b39 } from './crypto/digest.ts';
import { hmacEqual as b31, hmacMd5 as b32, hmacSha1 as b33, hmacSha256 as b34, hmacSha512 as b35 } from './crypto/hmac.ts';
import { parseCertificateRequest as b42 } from './crypto/parse-certificate-request.ts';
import { parseCertificates as b43 } from './crypto/parse-certificates.ts';
import { parseKeypair as b44 } from './crypto/parse-keypair.ts';
import { parsePrivateKeys as b37, parseRsaPrivateKey as b45 } from './crypto/private-keys.ts';
import { parseAndVerifyCertificates as b40, parseAndVerifyCertificatesWithOptions as b41 } from './crypto/verify-certificates.ts';
import { base64Decode as b9, base64Encode as b10, base64IsValid as b11, base64UrlDecode as b12, base64UrlEncode as b13, base64UrlEncodeNoPad as b14 } from './encoding/base64.ts';
import { hexDecode as b56, hexEncode as b57 } from './encoding/hex.ts';
import { jsonIsValid as b90, jsonMarshal as b91, jsonMarshalWithOptions as b92, jsonUnmarshal as b93 } from './encoding/json-text.ts';
import { urlqueryDecode as b166, urlqueryDecodeObject as b167, urlqueryEncode as b168, urlqueryEncodeObject as b169 } from './encoding/urlquery.ts';
import { graphReachable as b52, graphReachablePaths as b53 } from './graph/reachable.ts';
import { walk as b170 } from './graph/walk.ts';
import { member2 as b60, member3 as b61 } from './internal/member.ts';
import { internalPrint as b62, print as b120 } from './internal/print.ts';
import { templateString as b63 } from './internal/template-string.ts';
import { internalTestCase as b64 } from './internal/test-case.ts';
import { netCidrContainsMatches as b103 } from './net/cidr-contains-matches.ts';
import { netCidrMerge as b107 } from './net/cidr-merge.ts';
import { netCidrContains as b102, netCidrExpand as b104, netCidrIntersects as b105, netCidrIsValid as b106, netCidrOverlap as b108 } from './net/cidr.ts';
import { abs as b0 } from './numbers/abs.ts';
import { ceil as b27 } from './numbers/ceil.ts';
import { div as b46 } from './numbers/div.ts';
import { floor as b50 } from './numbers/floor.ts';
import { minus as b99 } from './numbers/minus.ts';
import { mul as b100 } from './numbers/mul.ts';
import { plus as b119 } from './numbers/plus.ts';
import { randIntn as b122 } from './numbers/rand-intn.ts';
import { numbersRange as b109, numbersRangeStep as b110 } from './numbers/range.ts';
import { rem as b123 } from './numbers/rem.ts';
import { round as b125 } from './numbers/round.ts';
import { objectFilter as b111 } from './object/filter.ts';
import { objectGet as b112 } from './object/get.ts';
import { objectKeys as b113 } from './object/keys.ts';
import { objectRemove as b114 } from './object/remove.ts';
import { objectSubset as b115 } from './object/subset.ts';
import { objectUnion as b116, objectUnionN as b117 } from './object/union.ts';
import { semverCompare as b126, semverIsValid as b127 } from './semver/semver.ts';
import { setAnd as b2 } from './sets/and.ts';
import { setIntersection as b65 } from './sets/intersection.ts';
import { setOr as b118 } from './sets/or.ts';
import { setDiff as b128 } from './sets/set-diff.ts';
import { setUnion as b160 } from './sets/union.ts';
import { anyPrefixMatch as b133, anySuffixMatch as b134 } from './strings/any-match.ts';
import { lower as b94, upper as b163 } from './strings/case.ts';
import { concat as b28 } from './strings/concat.ts';
import { contains as b29 } from './strings/contains.ts';
import { stringsCount as b135 } from './strings/count.ts';
import { endswith as b47 } from './strings/endswith.ts';
import { formatInt as b51 } from './strings/format-int.ts';
import { indexof as b58, indexofN as b59 } from './strings/indexof.ts';
import { replace as b124, replaceN as b136 } from './strings/replace.ts';
import { stringsReverse as b137 } from './strings/reverse.ts';
import { split as b130, splitN as b138 } from './strings/split.ts';
import { sprintf as b131 } from './strings/sprintf.ts';
import { startswith as b132 } from './strings/startswith.ts';
import { substring as b139 } from './strings/substring.ts';
import { trim as b153, trimLeft as b154, trimPrefix as b155, trimRight as b156, trimSpace as b157, trimSuffix as b158 } from './strings/trim.ts';
import { timeAddDate as b141, timeClock as b142, timeDate as b143, timeDiff as b144, timeFormat as b145, timeWeekday as b150 } from './time/calendar.ts';
import { timeNowNs as b146 } from './time/now.ts';
import { timeParseDurationNs as b147, timeParseNs as b148, timeParseRfc3339Ns as b149 } from './time/parse.ts';
import { decodeVerify as b67 } from './tokens/decode-verify.ts';
import { jwtDecode as b66 } from './tokens/decode.ts';
import { encodeSign as b68, encodeSignRaw as b69 } from './tokens/encode-sign.ts';
import { verifyEdDsa as b70, verifyEs256 as b71, verifyEs384 as b72, verifyEs512 as b73, verifyHs256 as b74, verifyHs384 as b75, verifyHs512 as b76, verifyPs256 as b77, verifyPs384 as b78, verifyPs512 as b79, verifyRs256 as b80, verifyRs384 as b81, verifyRs512 as b82 } from './tokens/verify.ts';
import { trace as b152 } from './tracing/trace.ts';
import { isArray as b83, isBoolean as b84, isNull as b85, isNumber as b86, isObject as b87, isSet as b88, isString as b89 } from './types/is.ts';
import { typeName as b159 } from './types/type-name.ts';
import { unitsParseBytes as b162 } from './units/parse-bytes.ts';
import { unitsParse as b161 } from './units/parse.ts';
import { uriIsValid as b164, uriParse as b165 } from './uri/uri.ts';

/** Every builtin, sorted by name. */
export const GENERATED_BUILTINS: readonly Builtin[] = [
	b0, // abs
	b1, // all
	b2, // and
	b3, // any
	b4, // array.concat
	b5, // array.flatten
	b6, // array.reverse
	b7, // array.slice
	b8, // assign
	b9, // base64.decode
	b10, // base64.encode
	b11, // base64.is_valid
	b12, // base64url.decode
	b13, // base64url.encode
	b14, // base64url.encode_no_pad
	b15, // bits.and
	b16, // bits.lsh
	b17, // bits.negate
	b18, // bits.or
	b19, // bits.rsh
	b20, // bits.xor
	b21, // cast_array
	b22, // cast_boolean
	b23, // cast_null
	b24, // cast_object
	b25, // cast_set
	b26, // cast_string
	b27, // ceil
	b28, // concat
	b29, // contains
	b30, // count
	b31, // crypto.hmac.equal
	b32, // crypto.hmac.md5
	b33, // crypto.hmac.sha1
	b34, // crypto.hmac.sha256
	b35, // crypto.hmac.sha512
	b36, // crypto.md5
	b37, // crypto.parse_private_keys
	b38, // crypto.sha1
	b39, // crypto.sha256
	b40, // crypto.x509.parse_and_verify_certificates
	b41, // crypto.x509.parse_and_verify_certificates_with_options
	b42, // crypto.x509.parse_certificate_request
	b43, // crypto.x509.parse_certificates
	b44, // crypto.x509.parse_keypair
	b45, // crypto.x509.parse_rsa_private_key
	b46, // div
	b47, // endswith
	b48, // eq
	b49, // equal
	b50, // floor
	b51, // format_int
	b52, // graph.reachable
	b53, // graph.reachable_paths
	b54, // gt
	b55, // gte
	b56, // hex.decode
	b57, // hex.encode
	b58, // indexof
	b59, // indexof_n
	b60, // internal.member_2
	b61, // internal.member_3
	b62, // internal.print
	b63, // internal.template_string
	b64, // internal.test_case
	b65, // intersection
	b66, // io.jwt.decode
	b67, // io.jwt.decode_verify
	b68, // io.jwt.encode_sign
	b69, // io.jwt.encode_sign_raw
	b70, // io.jwt.verify_eddsa
	b71, // io.jwt.verify_es256
	b72, // io.jwt.verify_es384
	b73, // io.jwt.verify_es512
	b74, // io.jwt.verify_hs256
	b75, // io.jwt.verify_hs384
	b76, // io.jwt.verify_hs512
	b77, // io.jwt.verify_ps256
	b78, // io.jwt.verify_ps384
	b79, // io.jwt.verify_ps512
	b80, // io.jwt.verify_rs256
	b81, // io.jwt.verify_rs384
	b82, // io.jwt.verify_rs512
	b83, // is_array
	b84, // is_boolean
	b85, // is_null
	b86, // is_number
	b87, // is_object
	b88, // is_set
	b89, // is_string
	b90, // json.is_valid
	b91, // json.marshal
	b92, // json.marshal_with_options
	b93, // json.unmarshal
	b94, // lower
	b95, // lt
	b96, // lte
	b97, // max
	b98, // min
	b99, // minus
	b100, // mul
	b101, // neq
	b102, // net.cidr_contains
	b103, // net.cidr_contains_matches
	b104, // net.cidr_expand
	b105, // net.cidr_intersects
	b106, // net.cidr_is_valid
	b107, // net.cidr_merge
	b108, // net.cidr_overlap
	b109, // numbers.range
	b110, // numbers.range_step
	b111, // object.filter
	b112, // object.get
	b113, // object.keys
	b114, // object.remove
	b115, // object.subset
	b116, // object.union
	b117, // object.union_n
	b118, // or
	b119, // plus
	b120, // print
	b121, // product
	b122, // rand.intn
	b123, // rem
	b124, // replace
	b125, // round
	b126, // semver.compare
	b127, // semver.is_valid
	b128, // set_diff
	b129, // sort
	b130, // split
	b131, // sprintf
	b132, // startswith
	b133, // strings.any_prefix_match
	b134, // strings.any_suffix_match
	b135, // strings.count
	b136, // strings.replace_n
	b137, // strings.reverse
	b138, // strings.split_n
	b139, // substring
	b140, // sum
	b141, // time.add_date
	b142, // time.clock
	b143, // time.date
	b144, // time.diff
	b145, // time.format
	b146, // time.now_ns
	b147, // time.parse_duration_ns
	b148, // time.parse_ns
	b149, // time.parse_rfc3339_ns
	b150, // time.weekday
	b151, // to_number
	b152, // trace
	b153, // trim
	b154, // trim_left
	b155, // trim_prefix
	b156, // trim_right
	b157, // trim_space
	b158, // trim_suffix
	b159, // type_name
	b160, // union
	b161, // units.parse
	b162, // units.parse_bytes
	b163, // upper
	b164, // uri.is_valid
	b165, // uri.parse
	b166, // urlquery.decode
	b167, // urlquery.decode_object
	b168, // urlquery.encode
	b169, // urlquery.encode_object
	b170, // walk
];
