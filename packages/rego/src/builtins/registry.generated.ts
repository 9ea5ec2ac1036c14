// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { all as b1, any as b3 } from './aggregates/all-any.ts';
import { count as b30 } from './aggregates/count.ts';
import { max as b109 } from './aggregates/max.ts';
import { min as b110 } from './aggregates/min.ts';
import { product as b135 } from './aggregates/product.ts';
import { sort as b156 } from './aggregates/sort.ts';
import { sum as b168 } from './aggregates/sum.ts';
import { arrayConcat as b4 } from './array/concat.ts';
import { arrayFlatten as b5 } from './array/flatten.ts';
import { arrayReverse as b6 } from './array/reverse.ts';
import { arraySlice as b7 } from './array/slice.ts';
import { bitsAnd as b15, bitsNegate as b17, bitsOr as b18, bitsXor as b20 } from './bits/bits.ts';
import { bitsLsh as b16, bitsRsh as b19 } from './bits/shift.ts';
import { equal as b49, greater as b62, greaterOrEqual as b63, less as b107, lessOrEqual as b108, notEqual as b113 } from './comparison/comparisons.ts';
import { assign as b8, unify as b48 } from './comparison/unification.ts';
import { castArray as b21, castBoolean as b22, castNull as b23, castObject as b24, castSet as b25, castString as b26 } from './conversions/cast.ts';
import { toNumber as b179 } from './conversions/to-number.ts';
import { md5 as b36, sha1 as b38, sha256 as b39 } from './crypto/digest.ts';
import { hmacEqual as b31, hmacMd5 as b32, hmacSha1 as b33, hmacSha256 as b34, hmacSha512 as b35 } from './crypto/hmac.ts';
import { parseCertificateRequest as b42 } from './crypto/parse-certificate-request.ts';
import { parseCertificates as b43 } from './crypto/parse-certificates.ts';
import { parseKeypair as b44 } from './crypto/parse-keypair.ts';
import { parsePrivateKeys as b37, parseRsaPrivateKey as b45 } from './crypto/private-keys.ts';
import { parseAndVerifyCertificates as b40, parseAndVerifyCertificatesWithOptions as b41 } from './crypto/verify-certificates.ts';
import { base64Decode as b9, base64Encode as b10, base64IsValid as b11, base64UrlDecode as b12, base64UrlEncode as b13, base64UrlEncodeNoPad as b14 } from './encoding/base64.ts';
import { hexDecode as b64, hexEncode as b65 } from './encoding/hex.ts';
import { jsonIsValid as b100, jsonMarshal as b101, jsonMarshalWithOptions as b102, jsonUnmarshal as b105 } from './encoding/json-text.ts';
import { urlqueryDecode as b194, urlqueryDecodeObject as b195, urlqueryEncode as b196, urlqueryEncodeObject as b197 } from './encoding/urlquery.ts';
import { yamlIsValid as b201, yamlMarshal as b202, yamlUnmarshal as b203 } from './encoding/yaml.ts';
import { globMatch as b52 } from './glob/match.ts';
import { globQuoteMeta as b53 } from './glob/quote-meta.ts';
import { graphReachable as b54, graphReachablePaths as b55 } from './graph/reachable.ts';
import { walk as b200 } from './graph/walk.ts';
import { graphqlIsValid as b56, graphqlParse as b57, graphqlParseAndVerify as b58, graphqlParseQuery as b59, graphqlParseSchema as b60, graphqlSchemaIsValid as b61 } from './graphql/graphql.ts';
import { httpSend as b66 } from './http/send.ts';
import { member2 as b69, member3 as b70 } from './internal/member.ts';
import { internalPrint as b71, print as b134 } from './internal/print.ts';
import { templateString as b72 } from './internal/template-string.ts';
import { internalTestCase as b73 } from './internal/test-case.ts';
import { jsonFilter as b99, jsonRemove as b104 } from './json/filter-remove.ts';
import { jsonPatch as b103 } from './json/patch.ts';
import { netCidrContainsMatches as b115 } from './net/cidr-contains-matches.ts';
import { netCidrMerge as b119 } from './net/cidr-merge.ts';
import { netCidrContains as b114, netCidrExpand as b116, netCidrIntersects as b117, netCidrIsValid as b118, netCidrOverlap as b120 } from './net/cidr.ts';
import { lookupIpAddr as b121 } from './net/lookup-ip-addr.ts';
import { abs as b0 } from './numbers/abs.ts';
import { ceil as b27 } from './numbers/ceil.ts';
import { div as b46 } from './numbers/div.ts';
import { floor as b50 } from './numbers/floor.ts';
import { minus as b111 } from './numbers/minus.ts';
import { mul as b112 } from './numbers/mul.ts';
import { plus as b133 } from './numbers/plus.ts';
import { randIntn as b137 } from './numbers/rand-intn.ts';
import { numbersRange as b122, numbersRangeStep as b123 } from './numbers/range.ts';
import { rem as b150 } from './numbers/rem.ts';
import { round as b152 } from './numbers/round.ts';
import { objectFilter as b124 } from './object/filter.ts';
import { objectGet as b125 } from './object/get.ts';
import { objectKeys as b126 } from './object/keys.ts';
import { objectRemove as b127 } from './object/remove.ts';
import { objectSubset as b128 } from './object/subset.ts';
import { objectUnion as b129, objectUnionN as b130 } from './object/union.ts';
import { opaRuntime as b131 } from './opa/runtime.ts';
import { awsSignReq as b136 } from './providers/aws-sign-req.ts';
import { regexFindAllStringSubmatchN as b139, regexFindN as b140 } from './regex/find.ts';
import { regexGlobsMatch as b141 } from './regex/globs-match.ts';
import { regexIsValid as b142 } from './regex/is-valid.ts';
import { reMatch as b138, regexMatch as b143 } from './regex/match.ts';
import { regexReplace as b144 } from './regex/replace.ts';
import { regexSplit as b145 } from './regex/split.ts';
import { regexTemplateMatch as b146 } from './regex/template-match.ts';
import { metadataChain as b147, metadataRule as b148 } from './rego/metadata.ts';
import { parseModule as b149 } from './rego/parse-module.ts';
import { semverCompare as b153, semverIsValid as b154 } from './semver/semver.ts';
import { setAnd as b2 } from './sets/and.ts';
import { setIntersection as b74 } from './sets/intersection.ts';
import { setOr as b132 } from './sets/or.ts';
import { setDiff as b155 } from './sets/set-diff.ts';
import { setUnion as b188 } from './sets/union.ts';
import { anyPrefixMatch as b160, anySuffixMatch as b161 } from './strings/any-match.ts';
import { lower as b106, upper as b191 } from './strings/case.ts';
import { concat as b28 } from './strings/concat.ts';
import { contains as b29 } from './strings/contains.ts';
import { stringsCount as b162 } from './strings/count.ts';
import { endswith as b47 } from './strings/endswith.ts';
import { formatInt as b51 } from './strings/format-int.ts';
import { indexof as b67, indexofN as b68 } from './strings/indexof.ts';
import { stringsRenderTemplate as b163 } from './strings/render-template.ts';
import { replace as b151, replaceN as b164 } from './strings/replace.ts';
import { stringsReverse as b165 } from './strings/reverse.ts';
import { split as b157, splitN as b166 } from './strings/split.ts';
import { sprintf as b158 } from './strings/sprintf.ts';
import { startswith as b159 } from './strings/startswith.ts';
import { substring as b167 } from './strings/substring.ts';
import { trim as b181, trimLeft as b182, trimPrefix as b183, trimRight as b184, trimSpace as b185, trimSuffix as b186 } from './strings/trim.ts';
import { timeAddDate as b169, timeClock as b170, timeDate as b171, timeDiff as b172, timeFormat as b173, timeWeekday as b178 } from './time/calendar.ts';
import { timeNowNs as b174 } from './time/now.ts';
import { timeParseDurationNs as b175, timeParseNs as b176, timeParseRfc3339Ns as b177 } from './time/parse.ts';
import { decodeVerify as b76 } from './tokens/decode-verify.ts';
import { jwtDecode as b75 } from './tokens/decode.ts';
import { encodeSign as b77, encodeSignRaw as b78 } from './tokens/encode-sign.ts';
import { verifyEdDsa as b79, verifyEs256 as b80, verifyEs384 as b81, verifyEs512 as b82, verifyHs256 as b83, verifyHs384 as b84, verifyHs512 as b85, verifyPs256 as b86, verifyPs384 as b87, verifyPs512 as b88, verifyRs256 as b89, verifyRs384 as b90, verifyRs512 as b91 } from './tokens/verify.ts';
import { trace as b180 } from './tracing/trace.ts';
import { isArray as b92, isBoolean as b93, isNull as b94, isNumber as b95, isObject as b96, isSet as b97, isString as b98 } from './types/is.ts';
import { typeName as b187 } from './types/type-name.ts';
import { unitsParseBytes as b190 } from './units/parse-bytes.ts';
import { unitsParse as b189 } from './units/parse.ts';
import { uriIsValid as b192, uriParse as b193 } from './uri/uri.ts';
import { uuidParse as b198 } from './uuid/parse.ts';
import { uuidRfc4122 as b199 } from './uuid/rfc4122.ts';

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
	b56, // graphql.is_valid
	b57, // graphql.parse
	b58, // graphql.parse_and_verify
	b59, // graphql.parse_query
	b60, // graphql.parse_schema
	b61, // graphql.schema_is_valid
	b62, // gt
	b63, // gte
	b64, // hex.decode
	b65, // hex.encode
	b66, // http.send
	b67, // indexof
	b68, // indexof_n
	b69, // internal.member_2
	b70, // internal.member_3
	b71, // internal.print
	b72, // internal.template_string
	b73, // internal.test_case
	b74, // intersection
	b75, // io.jwt.decode
	b76, // io.jwt.decode_verify
	b77, // io.jwt.encode_sign
	b78, // io.jwt.encode_sign_raw
	b79, // io.jwt.verify_eddsa
	b80, // io.jwt.verify_es256
	b81, // io.jwt.verify_es384
	b82, // io.jwt.verify_es512
	b83, // io.jwt.verify_hs256
	b84, // io.jwt.verify_hs384
	b85, // io.jwt.verify_hs512
	b86, // io.jwt.verify_ps256
	b87, // io.jwt.verify_ps384
	b88, // io.jwt.verify_ps512
	b89, // io.jwt.verify_rs256
	b90, // io.jwt.verify_rs384
	b91, // io.jwt.verify_rs512
	b92, // is_array
	b93, // is_boolean
	b94, // is_null
	b95, // is_number
	b96, // is_object
	b97, // is_set
	b98, // is_string
	b99, // json.filter
	b100, // json.is_valid
	b101, // json.marshal
	b102, // json.marshal_with_options
	b103, // json.patch
	b104, // json.remove
	b105, // json.unmarshal
	b106, // lower
	b107, // lt
	b108, // lte
	b109, // max
	b110, // min
	b111, // minus
	b112, // mul
	b113, // neq
	b114, // net.cidr_contains
	b115, // net.cidr_contains_matches
	b116, // net.cidr_expand
	b117, // net.cidr_intersects
	b118, // net.cidr_is_valid
	b119, // net.cidr_merge
	b120, // net.cidr_overlap
	b121, // net.lookup_ip_addr
	b122, // numbers.range
	b123, // numbers.range_step
	b124, // object.filter
	b125, // object.get
	b126, // object.keys
	b127, // object.remove
	b128, // object.subset
	b129, // object.union
	b130, // object.union_n
	b131, // opa.runtime
	b132, // or
	b133, // plus
	b134, // print
	b135, // product
	b136, // providers.aws.sign_req
	b137, // rand.intn
	b138, // re_match
	b139, // regex.find_all_string_submatch_n
	b140, // regex.find_n
	b141, // regex.globs_match
	b142, // regex.is_valid
	b143, // regex.match
	b144, // regex.replace
	b145, // regex.split
	b146, // regex.template_match
	b147, // rego.metadata.chain
	b148, // rego.metadata.rule
	b149, // rego.parse_module
	b150, // rem
	b151, // replace
	b152, // round
	b153, // semver.compare
	b154, // semver.is_valid
	b155, // set_diff
	b156, // sort
	b157, // split
	b158, // sprintf
	b159, // startswith
	b160, // strings.any_prefix_match
	b161, // strings.any_suffix_match
	b162, // strings.count
	b163, // strings.render_template
	b164, // strings.replace_n
	b165, // strings.reverse
	b166, // strings.split_n
	b167, // substring
	b168, // sum
	b169, // time.add_date
	b170, // time.clock
	b171, // time.date
	b172, // time.diff
	b173, // time.format
	b174, // time.now_ns
	b175, // time.parse_duration_ns
	b176, // time.parse_ns
	b177, // time.parse_rfc3339_ns
	b178, // time.weekday
	b179, // to_number
	b180, // trace
	b181, // trim
	b182, // trim_left
	b183, // trim_prefix
	b184, // trim_right
	b185, // trim_space
	b186, // trim_suffix
	b187, // type_name
	b188, // union
	b189, // units.parse
	b190, // units.parse_bytes
	b191, // upper
	b192, // uri.is_valid
	b193, // uri.parse
	b194, // urlquery.decode
	b195, // urlquery.decode_object
	b196, // urlquery.encode
	b197, // urlquery.encode_object
	b198, // uuid.parse
	b199, // uuid.rfc4122
	b200, // walk
	b201, // yaml.is_valid
	b202, // yaml.marshal
	b203, // yaml.unmarshal
];
