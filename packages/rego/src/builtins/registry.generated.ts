// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { all as b1, any as b3 } from './aggregates/all-any.ts';
import { count as b30 } from './aggregates/count.ts';
import { max as b101 } from './aggregates/max.ts';
import { min as b102 } from './aggregates/min.ts';
import { product as b127 } from './aggregates/product.ts';
import { sort as b146 } from './aggregates/sort.ts';
import { sum as b157 } from './aggregates/sum.ts';
import { arrayConcat as b4 } from './array/concat.ts';
import { arrayFlatten as b5 } from './array/flatten.ts';
import { arrayReverse as b6 } from './array/reverse.ts';
import { arraySlice as b7 } from './array/slice.ts';
import { bitsAnd as b15, bitsNegate as b17, bitsOr as b18, bitsXor as b20 } from './bits/bits.ts';
import { bitsLsh as b16, bitsRsh as b19 } from './bits/shift.ts';
import { equal as b49, greater as b54, greaterOrEqual as b55, less as b99, lessOrEqual as b100, notEqual as b105 } from './comparison/comparisons.ts';
import { assign as b8, unify as b48 } from './comparison/unification.ts';
import { castArray as b21, castBoolean as b22, castNull as b23, castObject as b24, castSet as b25, castString as b26 } from './conversions/cast.ts';
import { toNumber as b168 } from './conversions/to-number.ts';
import { md5 as b36, sha1 as b38, sha256 as b39 } from './crypto/digest.ts';
import { hmacEqual as b31, hmacMd5 as b32, hmacSha1 as b33, hmacSha256 as b34, hmacSha512 as b35 } from './crypto/hmac.ts';
import { parseCertificateRequest as b42 } from './crypto/parse-certificate-request.ts';
import { parseCertificates as b43 } from './crypto/parse-certificates.ts';
import { parseKeypair as b44 } from './crypto/parse-keypair.ts';
import { parsePrivateKeys as b37, parseRsaPrivateKey as b45 } from './crypto/private-keys.ts';
import { parseAndVerifyCertificates as b40, parseAndVerifyCertificatesWithOptions as b41 } from './crypto/verify-certificates.ts';
import { base64Decode as b9, base64Encode as b10, base64IsValid as b11, base64UrlDecode as b12, base64UrlEncode as b13, base64UrlEncodeNoPad as b14 } from './encoding/base64.ts';
import { hexDecode as b56, hexEncode as b57 } from './encoding/hex.ts';
import { jsonIsValid as b92, jsonMarshal as b93, jsonMarshalWithOptions as b94, jsonUnmarshal as b97 } from './encoding/json-text.ts';
import { urlqueryDecode as b183, urlqueryDecodeObject as b184, urlqueryEncode as b185, urlqueryEncodeObject as b186 } from './encoding/urlquery.ts';
import { yamlIsValid as b190, yamlMarshal as b191, yamlUnmarshal as b192 } from './encoding/yaml.ts';
import { graphReachable as b52, graphReachablePaths as b53 } from './graph/reachable.ts';
import { walk as b189 } from './graph/walk.ts';
import { httpSend as b58 } from './http/send.ts';
import { member2 as b61, member3 as b62 } from './internal/member.ts';
import { internalPrint as b63, print as b126 } from './internal/print.ts';
import { templateString as b64 } from './internal/template-string.ts';
import { internalTestCase as b65 } from './internal/test-case.ts';
import { jsonFilter as b91, jsonRemove as b96 } from './json/filter-remove.ts';
import { jsonPatch as b95 } from './json/patch.ts';
import { netCidrContainsMatches as b107 } from './net/cidr-contains-matches.ts';
import { netCidrMerge as b111 } from './net/cidr-merge.ts';
import { netCidrContains as b106, netCidrExpand as b108, netCidrIntersects as b109, netCidrIsValid as b110, netCidrOverlap as b112 } from './net/cidr.ts';
import { lookupIpAddr as b113 } from './net/lookup-ip-addr.ts';
import { abs as b0 } from './numbers/abs.ts';
import { ceil as b27 } from './numbers/ceil.ts';
import { div as b46 } from './numbers/div.ts';
import { floor as b50 } from './numbers/floor.ts';
import { minus as b103 } from './numbers/minus.ts';
import { mul as b104 } from './numbers/mul.ts';
import { plus as b125 } from './numbers/plus.ts';
import { randIntn as b129 } from './numbers/rand-intn.ts';
import { numbersRange as b114, numbersRangeStep as b115 } from './numbers/range.ts';
import { rem as b140 } from './numbers/rem.ts';
import { round as b142 } from './numbers/round.ts';
import { objectFilter as b116 } from './object/filter.ts';
import { objectGet as b117 } from './object/get.ts';
import { objectKeys as b118 } from './object/keys.ts';
import { objectRemove as b119 } from './object/remove.ts';
import { objectSubset as b120 } from './object/subset.ts';
import { objectUnion as b121, objectUnionN as b122 } from './object/union.ts';
import { opaRuntime as b123 } from './opa/runtime.ts';
import { awsSignReq as b128 } from './providers/aws-sign-req.ts';
import { regexFindAllStringSubmatchN as b131, regexFindN as b132 } from './regex/find.ts';
import { regexIsValid as b133 } from './regex/is-valid.ts';
import { reMatch as b130, regexMatch as b134 } from './regex/match.ts';
import { regexReplace as b135 } from './regex/replace.ts';
import { regexSplit as b136 } from './regex/split.ts';
import { regexTemplateMatch as b137 } from './regex/template-match.ts';
import { metadataChain as b138, metadataRule as b139 } from './rego/metadata.ts';
import { semverCompare as b143, semverIsValid as b144 } from './semver/semver.ts';
import { setAnd as b2 } from './sets/and.ts';
import { setIntersection as b66 } from './sets/intersection.ts';
import { setOr as b124 } from './sets/or.ts';
import { setDiff as b145 } from './sets/set-diff.ts';
import { setUnion as b177 } from './sets/union.ts';
import { anyPrefixMatch as b150, anySuffixMatch as b151 } from './strings/any-match.ts';
import { lower as b98, upper as b180 } from './strings/case.ts';
import { concat as b28 } from './strings/concat.ts';
import { contains as b29 } from './strings/contains.ts';
import { stringsCount as b152 } from './strings/count.ts';
import { endswith as b47 } from './strings/endswith.ts';
import { formatInt as b51 } from './strings/format-int.ts';
import { indexof as b59, indexofN as b60 } from './strings/indexof.ts';
import { replace as b141, replaceN as b153 } from './strings/replace.ts';
import { stringsReverse as b154 } from './strings/reverse.ts';
import { split as b147, splitN as b155 } from './strings/split.ts';
import { sprintf as b148 } from './strings/sprintf.ts';
import { startswith as b149 } from './strings/startswith.ts';
import { substring as b156 } from './strings/substring.ts';
import { trim as b170, trimLeft as b171, trimPrefix as b172, trimRight as b173, trimSpace as b174, trimSuffix as b175 } from './strings/trim.ts';
import { timeAddDate as b158, timeClock as b159, timeDate as b160, timeDiff as b161, timeFormat as b162, timeWeekday as b167 } from './time/calendar.ts';
import { timeNowNs as b163 } from './time/now.ts';
import { timeParseDurationNs as b164, timeParseNs as b165, timeParseRfc3339Ns as b166 } from './time/parse.ts';
import { decodeVerify as b68 } from './tokens/decode-verify.ts';
import { jwtDecode as b67 } from './tokens/decode.ts';
import { encodeSign as b69, encodeSignRaw as b70 } from './tokens/encode-sign.ts';
import { verifyEdDsa as b71, verifyEs256 as b72, verifyEs384 as b73, verifyEs512 as b74, verifyHs256 as b75, verifyHs384 as b76, verifyHs512 as b77, verifyPs256 as b78, verifyPs384 as b79, verifyPs512 as b80, verifyRs256 as b81, verifyRs384 as b82, verifyRs512 as b83 } from './tokens/verify.ts';
import { trace as b169 } from './tracing/trace.ts';
import { isArray as b84, isBoolean as b85, isNull as b86, isNumber as b87, isObject as b88, isSet as b89, isString as b90 } from './types/is.ts';
import { typeName as b176 } from './types/type-name.ts';
import { unitsParseBytes as b179 } from './units/parse-bytes.ts';
import { unitsParse as b178 } from './units/parse.ts';
import { uriIsValid as b181, uriParse as b182 } from './uri/uri.ts';
import { uuidParse as b187 } from './uuid/parse.ts';
import { uuidRfc4122 as b188 } from './uuid/rfc4122.ts';

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
	b58, // http.send
	b59, // indexof
	b60, // indexof_n
	b61, // internal.member_2
	b62, // internal.member_3
	b63, // internal.print
	b64, // internal.template_string
	b65, // internal.test_case
	b66, // intersection
	b67, // io.jwt.decode
	b68, // io.jwt.decode_verify
	b69, // io.jwt.encode_sign
	b70, // io.jwt.encode_sign_raw
	b71, // io.jwt.verify_eddsa
	b72, // io.jwt.verify_es256
	b73, // io.jwt.verify_es384
	b74, // io.jwt.verify_es512
	b75, // io.jwt.verify_hs256
	b76, // io.jwt.verify_hs384
	b77, // io.jwt.verify_hs512
	b78, // io.jwt.verify_ps256
	b79, // io.jwt.verify_ps384
	b80, // io.jwt.verify_ps512
	b81, // io.jwt.verify_rs256
	b82, // io.jwt.verify_rs384
	b83, // io.jwt.verify_rs512
	b84, // is_array
	b85, // is_boolean
	b86, // is_null
	b87, // is_number
	b88, // is_object
	b89, // is_set
	b90, // is_string
	b91, // json.filter
	b92, // json.is_valid
	b93, // json.marshal
	b94, // json.marshal_with_options
	b95, // json.patch
	b96, // json.remove
	b97, // json.unmarshal
	b98, // lower
	b99, // lt
	b100, // lte
	b101, // max
	b102, // min
	b103, // minus
	b104, // mul
	b105, // neq
	b106, // net.cidr_contains
	b107, // net.cidr_contains_matches
	b108, // net.cidr_expand
	b109, // net.cidr_intersects
	b110, // net.cidr_is_valid
	b111, // net.cidr_merge
	b112, // net.cidr_overlap
	b113, // net.lookup_ip_addr
	b114, // numbers.range
	b115, // numbers.range_step
	b116, // object.filter
	b117, // object.get
	b118, // object.keys
	b119, // object.remove
	b120, // object.subset
	b121, // object.union
	b122, // object.union_n
	b123, // opa.runtime
	b124, // or
	b125, // plus
	b126, // print
	b127, // product
	b128, // providers.aws.sign_req
	b129, // rand.intn
	b130, // re_match
	b131, // regex.find_all_string_submatch_n
	b132, // regex.find_n
	b133, // regex.is_valid
	b134, // regex.match
	b135, // regex.replace
	b136, // regex.split
	b137, // regex.template_match
	b138, // rego.metadata.chain
	b139, // rego.metadata.rule
	b140, // rem
	b141, // replace
	b142, // round
	b143, // semver.compare
	b144, // semver.is_valid
	b145, // set_diff
	b146, // sort
	b147, // split
	b148, // sprintf
	b149, // startswith
	b150, // strings.any_prefix_match
	b151, // strings.any_suffix_match
	b152, // strings.count
	b153, // strings.replace_n
	b154, // strings.reverse
	b155, // strings.split_n
	b156, // substring
	b157, // sum
	b158, // time.add_date
	b159, // time.clock
	b160, // time.date
	b161, // time.diff
	b162, // time.format
	b163, // time.now_ns
	b164, // time.parse_duration_ns
	b165, // time.parse_ns
	b166, // time.parse_rfc3339_ns
	b167, // time.weekday
	b168, // to_number
	b169, // trace
	b170, // trim
	b171, // trim_left
	b172, // trim_prefix
	b173, // trim_right
	b174, // trim_space
	b175, // trim_suffix
	b176, // type_name
	b177, // union
	b178, // units.parse
	b179, // units.parse_bytes
	b180, // upper
	b181, // uri.is_valid
	b182, // uri.parse
	b183, // urlquery.decode
	b184, // urlquery.decode_object
	b185, // urlquery.encode
	b186, // urlquery.encode_object
	b187, // uuid.parse
	b188, // uuid.rfc4122
	b189, // walk
	b190, // yaml.is_valid
	b191, // yaml.marshal
	b192, // yaml.unmarshal
];
