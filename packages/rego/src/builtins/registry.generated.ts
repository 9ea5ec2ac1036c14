// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { all as b1, any as b3 } from './aggregates/all-any.ts';
import { count as b30 } from './aggregates/count.ts';
import { max as b103 } from './aggregates/max.ts';
import { min as b104 } from './aggregates/min.ts';
import { product as b129 } from './aggregates/product.ts';
import { sort as b149 } from './aggregates/sort.ts';
import { sum as b160 } from './aggregates/sum.ts';
import { arrayConcat as b4 } from './array/concat.ts';
import { arrayFlatten as b5 } from './array/flatten.ts';
import { arrayReverse as b6 } from './array/reverse.ts';
import { arraySlice as b7 } from './array/slice.ts';
import { bitsAnd as b15, bitsNegate as b17, bitsOr as b18, bitsXor as b20 } from './bits/bits.ts';
import { bitsLsh as b16, bitsRsh as b19 } from './bits/shift.ts';
import { equal as b49, greater as b56, greaterOrEqual as b57, less as b101, lessOrEqual as b102, notEqual as b107 } from './comparison/comparisons.ts';
import { assign as b8, unify as b48 } from './comparison/unification.ts';
import { castArray as b21, castBoolean as b22, castNull as b23, castObject as b24, castSet as b25, castString as b26 } from './conversions/cast.ts';
import { toNumber as b171 } from './conversions/to-number.ts';
import { md5 as b36, sha1 as b38, sha256 as b39 } from './crypto/digest.ts';
import { hmacEqual as b31, hmacMd5 as b32, hmacSha1 as b33, hmacSha256 as b34, hmacSha512 as b35 } from './crypto/hmac.ts';
import { parseCertificateRequest as b42 } from './crypto/parse-certificate-request.ts';
import { parseCertificates as b43 } from './crypto/parse-certificates.ts';
import { parseKeypair as b44 } from './crypto/parse-keypair.ts';
import { parsePrivateKeys as b37, parseRsaPrivateKey as b45 } from './crypto/private-keys.ts';
import { parseAndVerifyCertificates as b40, parseAndVerifyCertificatesWithOptions as b41 } from './crypto/verify-certificates.ts';
import { base64Decode as b9, base64Encode as b10, base64IsValid as b11, base64UrlDecode as b12, base64UrlEncode as b13, base64UrlEncodeNoPad as b14 } from './encoding/base64.ts';
import { hexDecode as b58, hexEncode as b59 } from './encoding/hex.ts';
import { jsonIsValid as b94, jsonMarshal as b95, jsonMarshalWithOptions as b96, jsonUnmarshal as b99 } from './encoding/json-text.ts';
import { urlqueryDecode as b186, urlqueryDecodeObject as b187, urlqueryEncode as b188, urlqueryEncodeObject as b189 } from './encoding/urlquery.ts';
import { yamlIsValid as b193, yamlMarshal as b194, yamlUnmarshal as b195 } from './encoding/yaml.ts';
import { globMatch as b52 } from './glob/match.ts';
import { globQuoteMeta as b53 } from './glob/quote-meta.ts';
import { graphReachable as b54, graphReachablePaths as b55 } from './graph/reachable.ts';
import { walk as b192 } from './graph/walk.ts';
import { httpSend as b60 } from './http/send.ts';
import { member2 as b63, member3 as b64 } from './internal/member.ts';
import { internalPrint as b65, print as b128 } from './internal/print.ts';
import { templateString as b66 } from './internal/template-string.ts';
import { internalTestCase as b67 } from './internal/test-case.ts';
import { jsonFilter as b93, jsonRemove as b98 } from './json/filter-remove.ts';
import { jsonPatch as b97 } from './json/patch.ts';
import { netCidrContainsMatches as b109 } from './net/cidr-contains-matches.ts';
import { netCidrMerge as b113 } from './net/cidr-merge.ts';
import { netCidrContains as b108, netCidrExpand as b110, netCidrIntersects as b111, netCidrIsValid as b112, netCidrOverlap as b114 } from './net/cidr.ts';
import { lookupIpAddr as b115 } from './net/lookup-ip-addr.ts';
import { abs as b0 } from './numbers/abs.ts';
import { ceil as b27 } from './numbers/ceil.ts';
import { div as b46 } from './numbers/div.ts';
import { floor as b50 } from './numbers/floor.ts';
import { minus as b105 } from './numbers/minus.ts';
import { mul as b106 } from './numbers/mul.ts';
import { plus as b127 } from './numbers/plus.ts';
import { randIntn as b131 } from './numbers/rand-intn.ts';
import { numbersRange as b116, numbersRangeStep as b117 } from './numbers/range.ts';
import { rem as b143 } from './numbers/rem.ts';
import { round as b145 } from './numbers/round.ts';
import { objectFilter as b118 } from './object/filter.ts';
import { objectGet as b119 } from './object/get.ts';
import { objectKeys as b120 } from './object/keys.ts';
import { objectRemove as b121 } from './object/remove.ts';
import { objectSubset as b122 } from './object/subset.ts';
import { objectUnion as b123, objectUnionN as b124 } from './object/union.ts';
import { opaRuntime as b125 } from './opa/runtime.ts';
import { awsSignReq as b130 } from './providers/aws-sign-req.ts';
import { regexFindAllStringSubmatchN as b133, regexFindN as b134 } from './regex/find.ts';
import { regexGlobsMatch as b135 } from './regex/globs-match.ts';
import { regexIsValid as b136 } from './regex/is-valid.ts';
import { reMatch as b132, regexMatch as b137 } from './regex/match.ts';
import { regexReplace as b138 } from './regex/replace.ts';
import { regexSplit as b139 } from './regex/split.ts';
import { regexTemplateMatch as b140 } from './regex/template-match.ts';
import { metadataChain as b141, metadataRule as b142 } from './rego/metadata.ts';
import { semverCompare as b146, semverIsValid as b147 } from './semver/semver.ts';
import { setAnd as b2 } from './sets/and.ts';
import { setIntersection as b68 } from './sets/intersection.ts';
import { setOr as b126 } from './sets/or.ts';
import { setDiff as b148 } from './sets/set-diff.ts';
import { setUnion as b180 } from './sets/union.ts';
import { anyPrefixMatch as b153, anySuffixMatch as b154 } from './strings/any-match.ts';
import { lower as b100, upper as b183 } from './strings/case.ts';
import { concat as b28 } from './strings/concat.ts';
import { contains as b29 } from './strings/contains.ts';
import { stringsCount as b155 } from './strings/count.ts';
import { endswith as b47 } from './strings/endswith.ts';
import { formatInt as b51 } from './strings/format-int.ts';
import { indexof as b61, indexofN as b62 } from './strings/indexof.ts';
import { replace as b144, replaceN as b156 } from './strings/replace.ts';
import { stringsReverse as b157 } from './strings/reverse.ts';
import { split as b150, splitN as b158 } from './strings/split.ts';
import { sprintf as b151 } from './strings/sprintf.ts';
import { startswith as b152 } from './strings/startswith.ts';
import { substring as b159 } from './strings/substring.ts';
import { trim as b173, trimLeft as b174, trimPrefix as b175, trimRight as b176, trimSpace as b177, trimSuffix as b178 } from './strings/trim.ts';
import { timeAddDate as b161, timeClock as b162, timeDate as b163, timeDiff as b164, timeFormat as b165, timeWeekday as b170 } from './time/calendar.ts';
import { timeNowNs as b166 } from './time/now.ts';
import { timeParseDurationNs as b167, timeParseNs as b168, timeParseRfc3339Ns as b169 } from './time/parse.ts';
import { decodeVerify as b70 } from './tokens/decode-verify.ts';
import { jwtDecode as b69 } from './tokens/decode.ts';
import { encodeSign as b71, encodeSignRaw as b72 } from './tokens/encode-sign.ts';
import { verifyEdDsa as b73, verifyEs256 as b74, verifyEs384 as b75, verifyEs512 as b76, verifyHs256 as b77, verifyHs384 as b78, verifyHs512 as b79, verifyPs256 as b80, verifyPs384 as b81, verifyPs512 as b82, verifyRs256 as b83, verifyRs384 as b84, verifyRs512 as b85 } from './tokens/verify.ts';
import { trace as b172 } from './tracing/trace.ts';
import { isArray as b86, isBoolean as b87, isNull as b88, isNumber as b89, isObject as b90, isSet as b91, isString as b92 } from './types/is.ts';
import { typeName as b179 } from './types/type-name.ts';
import { unitsParseBytes as b182 } from './units/parse-bytes.ts';
import { unitsParse as b181 } from './units/parse.ts';
import { uriIsValid as b184, uriParse as b185 } from './uri/uri.ts';
import { uuidParse as b190 } from './uuid/parse.ts';
import { uuidRfc4122 as b191 } from './uuid/rfc4122.ts';

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
	b52, // glob.match
	b53, // glob.quote_meta
	b54, // graph.reachable
	b55, // graph.reachable_paths
	b56, // gt
	b57, // gte
	b58, // hex.decode
	b59, // hex.encode
	b60, // http.send
	b61, // indexof
	b62, // indexof_n
	b63, // internal.member_2
	b64, // internal.member_3
	b65, // internal.print
	b66, // internal.template_string
	b67, // internal.test_case
	b68, // intersection
	b69, // io.jwt.decode
	b70, // io.jwt.decode_verify
	b71, // io.jwt.encode_sign
	b72, // io.jwt.encode_sign_raw
	b73, // io.jwt.verify_eddsa
	b74, // io.jwt.verify_es256
	b75, // io.jwt.verify_es384
	b76, // io.jwt.verify_es512
	b77, // io.jwt.verify_hs256
	b78, // io.jwt.verify_hs384
	b79, // io.jwt.verify_hs512
	b80, // io.jwt.verify_ps256
	b81, // io.jwt.verify_ps384
	b82, // io.jwt.verify_ps512
	b83, // io.jwt.verify_rs256
	b84, // io.jwt.verify_rs384
	b85, // io.jwt.verify_rs512
	b86, // is_array
	b87, // is_boolean
	b88, // is_null
	b89, // is_number
	b90, // is_object
	b91, // is_set
	b92, // is_string
	b93, // json.filter
	b94, // json.is_valid
	b95, // json.marshal
	b96, // json.marshal_with_options
	b97, // json.patch
	b98, // json.remove
	b99, // json.unmarshal
	b100, // lower
	b101, // lt
	b102, // lte
	b103, // max
	b104, // min
	b105, // minus
	b106, // mul
	b107, // neq
	b108, // net.cidr_contains
	b109, // net.cidr_contains_matches
	b110, // net.cidr_expand
	b111, // net.cidr_intersects
	b112, // net.cidr_is_valid
	b113, // net.cidr_merge
	b114, // net.cidr_overlap
	b115, // net.lookup_ip_addr
	b116, // numbers.range
	b117, // numbers.range_step
	b118, // object.filter
	b119, // object.get
	b120, // object.keys
	b121, // object.remove
	b122, // object.subset
	b123, // object.union
	b124, // object.union_n
	b125, // opa.runtime
	b126, // or
	b127, // plus
	b128, // print
	b129, // product
	b130, // providers.aws.sign_req
	b131, // rand.intn
	b132, // re_match
	b133, // regex.find_all_string_submatch_n
	b134, // regex.find_n
	b135, // regex.globs_match
	b136, // regex.is_valid
	b137, // regex.match
	b138, // regex.replace
	b139, // regex.split
	b140, // regex.template_match
	b141, // rego.metadata.chain
	b142, // rego.metadata.rule
	b143, // rem
	b144, // replace
	b145, // round
	b146, // semver.compare
	b147, // semver.is_valid
	b148, // set_diff
	b149, // sort
	b150, // split
	b151, // sprintf
	b152, // startswith
	b153, // strings.any_prefix_match
	b154, // strings.any_suffix_match
	b155, // strings.count
	b156, // strings.replace_n
	b157, // strings.reverse
	b158, // strings.split_n
	b159, // substring
	b160, // sum
	b161, // time.add_date
	b162, // time.clock
	b163, // time.date
	b164, // time.diff
	b165, // time.format
	b166, // time.now_ns
	b167, // time.parse_duration_ns
	b168, // time.parse_ns
	b169, // time.parse_rfc3339_ns
	b170, // time.weekday
	b171, // to_number
	b172, // trace
	b173, // trim
	b174, // trim_left
	b175, // trim_prefix
	b176, // trim_right
	b177, // trim_space
	b178, // trim_suffix
	b179, // type_name
	b180, // union
	b181, // units.parse
	b182, // units.parse_bytes
	b183, // upper
	b184, // uri.is_valid
	b185, // uri.parse
	b186, // urlquery.decode
	b187, // urlquery.decode_object
	b188, // urlquery.encode
	b189, // urlquery.encode_object
	b190, // uuid.parse
	b191, // uuid.rfc4122
	b192, // walk
	b193, // yaml.is_valid
	b194, // yaml.marshal
	b195, // yaml.unmarshal
];
