// Written by tools/generate-builtin-registry.ts; run it again after adding a builtin.
import type { Builtin } from './builtin.ts';
import { all as b1, any as b3 } from './aggregates/all-any.ts';
import { count as b30 } from './aggregates/count.ts';
import { max as b111 } from './aggregates/max.ts';
import { min as b112 } from './aggregates/min.ts';
import { product as b137 } from './aggregates/product.ts';
import { sort as b158 } from './aggregates/sort.ts';
import { sum as b170 } from './aggregates/sum.ts';
import { arrayConcat as b4 } from './array/concat.ts';
import { arrayFlatten as b5 } from './array/flatten.ts';
import { arrayReverse as b6 } from './array/reverse.ts';
import { arraySlice as b7 } from './array/slice.ts';
import { bitsAnd as b15, bitsNegate as b17, bitsOr as b18, bitsXor as b20 } from './bits/bits.ts';
import { bitsLsh as b16, bitsRsh as b19 } from './bits/shift.ts';
import { equal as b49, greater as b62, greaterOrEqual as b63, less as b109, lessOrEqual as b110, notEqual as b115 } from './comparison/comparisons.ts';
import { assign as b8, unify as b48 } from './comparison/unification.ts';
import { castArray as b21, castBoolean as b22, castNull as b23, castObject as b24, castSet as b25, castString as b26 } from './conversions/cast.ts';
import { toNumber as b181 } from './conversions/to-number.ts';
import { md5 as b36, sha1 as b38, sha256 as b39 } from './crypto/digest.ts';
import { hmacEqual as b31, hmacMd5 as b32, hmacSha1 as b33, hmacSha256 as b34, hmacSha512 as b35 } from './crypto/hmac.ts';
import { parseCertificateRequest as b42 } from './crypto/parse-certificate-request.ts';
import { parseCertificates as b43 } from './crypto/parse-certificates.ts';
import { parseKeypair as b44 } from './crypto/parse-keypair.ts';
import { parsePrivateKeys as b37, parseRsaPrivateKey as b45 } from './crypto/private-keys.ts';
import { parseAndVerifyCertificates as b40, parseAndVerifyCertificatesWithOptions as b41 } from './crypto/verify-certificates.ts';
import { base64Decode as b9, base64Encode as b10, base64IsValid as b11, base64UrlDecode as b12, base64UrlEncode as b13, base64UrlEncodeNoPad as b14 } from './encoding/base64.ts';
import { hexDecode as b64, hexEncode as b65 } from './encoding/hex.ts';
import { jsonIsValid as b100, jsonMarshal as b101, jsonMarshalWithOptions as b102, jsonUnmarshal as b106 } from './encoding/json-text.ts';
import { urlqueryDecode as b196, urlqueryDecodeObject as b197, urlqueryEncode as b198, urlqueryEncodeObject as b199 } from './encoding/urlquery.ts';
import { yamlIsValid as b203, yamlMarshal as b204, yamlUnmarshal as b205 } from './encoding/yaml.ts';
import { globMatch as b52 } from './glob/match.ts';
import { globQuoteMeta as b53 } from './glob/quote-meta.ts';
import { graphReachable as b54, graphReachablePaths as b55 } from './graph/reachable.ts';
import { walk as b202 } from './graph/walk.ts';
import { graphqlIsValid as b56, graphqlParse as b57, graphqlParseAndVerify as b58, graphqlParseQuery as b59, graphqlParseSchema as b60, graphqlSchemaIsValid as b61 } from './graphql/graphql.ts';
import { httpSend as b66 } from './http/send.ts';
import { member2 as b69, member3 as b70 } from './internal/member.ts';
import { internalPrint as b71, print as b136 } from './internal/print.ts';
import { templateString as b72 } from './internal/template-string.ts';
import { internalTestCase as b73 } from './internal/test-case.ts';
import { jsonFilter as b99, jsonRemove as b105 } from './json/filter-remove.ts';
import { jsonPatch as b104 } from './json/patch.ts';
import { jsonMatchSchema as b103, jsonVerifySchema as b107 } from './json/schema.ts';
import { netCidrContainsMatches as b117 } from './net/cidr-contains-matches.ts';
import { netCidrMerge as b121 } from './net/cidr-merge.ts';
import { netCidrContains as b116, netCidrExpand as b118, netCidrIntersects as b119, netCidrIsValid as b120, netCidrOverlap as b122 } from './net/cidr.ts';
import { lookupIpAddr as b123 } from './net/lookup-ip-addr.ts';
import { abs as b0 } from './numbers/abs.ts';
import { ceil as b27 } from './numbers/ceil.ts';
import { div as b46 } from './numbers/div.ts';
import { floor as b50 } from './numbers/floor.ts';
import { minus as b113 } from './numbers/minus.ts';
import { mul as b114 } from './numbers/mul.ts';
import { plus as b135 } from './numbers/plus.ts';
import { randIntn as b139 } from './numbers/rand-intn.ts';
import { numbersRange as b124, numbersRangeStep as b125 } from './numbers/range.ts';
import { rem as b152 } from './numbers/rem.ts';
import { round as b154 } from './numbers/round.ts';
import { objectFilter as b126 } from './object/filter.ts';
import { objectGet as b127 } from './object/get.ts';
import { objectKeys as b128 } from './object/keys.ts';
import { objectRemove as b129 } from './object/remove.ts';
import { objectSubset as b130 } from './object/subset.ts';
import { objectUnion as b131, objectUnionN as b132 } from './object/union.ts';
import { opaRuntime as b133 } from './opa/runtime.ts';
import { awsSignReq as b138 } from './providers/aws-sign-req.ts';
import { regexFindAllStringSubmatchN as b141, regexFindN as b142 } from './regex/find.ts';
import { regexGlobsMatch as b143 } from './regex/globs-match.ts';
import { regexIsValid as b144 } from './regex/is-valid.ts';
import { reMatch as b140, regexMatch as b145 } from './regex/match.ts';
import { regexReplace as b146 } from './regex/replace.ts';
import { regexSplit as b147 } from './regex/split.ts';
import { regexTemplateMatch as b148 } from './regex/template-match.ts';
import { metadataChain as b149, metadataRule as b150 } from './rego/metadata.ts';
import { parseModule as b151 } from './rego/parse-module.ts';
import { semverCompare as b155, semverIsValid as b156 } from './semver/semver.ts';
import { setAnd as b2 } from './sets/and.ts';
import { setIntersection as b74 } from './sets/intersection.ts';
import { setOr as b134 } from './sets/or.ts';
import { setDiff as b157 } from './sets/set-diff.ts';
import { setUnion as b190 } from './sets/union.ts';
import { anyPrefixMatch as b162, anySuffixMatch as b163 } from './strings/any-match.ts';
import { lower as b108, upper as b193 } from './strings/case.ts';
import { concat as b28 } from './strings/concat.ts';
import { contains as b29 } from './strings/contains.ts';
import { stringsCount as b164 } from './strings/count.ts';
import { endswith as b47 } from './strings/endswith.ts';
import { formatInt as b51 } from './strings/format-int.ts';
import { indexof as b67, indexofN as b68 } from './strings/indexof.ts';
import { stringsRenderTemplate as b165 } from './strings/render-template.ts';
import { replace as b153, replaceN as b166 } from './strings/replace.ts';
import { stringsReverse as b167 } from './strings/reverse.ts';
import { split as b159, splitN as b168 } from './strings/split.ts';
import { sprintf as b160 } from './strings/sprintf.ts';
import { startswith as b161 } from './strings/startswith.ts';
import { substring as b169 } from './strings/substring.ts';
import { trim as b183, trimLeft as b184, trimPrefix as b185, trimRight as b186, trimSpace as b187, trimSuffix as b188 } from './strings/trim.ts';
import { timeAddDate as b171, timeClock as b172, timeDate as b173, timeDiff as b174, timeFormat as b175, timeWeekday as b180 } from './time/calendar.ts';
import { timeNowNs as b176 } from './time/now.ts';
import { timeParseDurationNs as b177, timeParseNs as b178, timeParseRfc3339Ns as b179 } from './time/parse.ts';
import { decodeVerify as b76 } from './tokens/decode-verify.ts';
import { jwtDecode as b75 } from './tokens/decode.ts';
import { encodeSign as b77, encodeSignRaw as b78 } from './tokens/encode-sign.ts';
import { verifyEdDsa as b79, verifyEs256 as b80, verifyEs384 as b81, verifyEs512 as b82, verifyHs256 as b83, verifyHs384 as b84, verifyHs512 as b85, verifyPs256 as b86, verifyPs384 as b87, verifyPs512 as b88, verifyRs256 as b89, verifyRs384 as b90, verifyRs512 as b91 } from './tokens/verify.ts';
import { trace as b182 } from './tracing/trace.ts';
import { isArray as b92, isBoolean as b93, isNull as b94, isNumber as b95, isObject as b96, isSet as b97, isString as b98 } from './types/is.ts';
import { typeName as b189 } from './types/type-name.ts';
import { unitsParseBytes as b192 } from './units/parse-bytes.ts';
import { unitsParse as b191 } from './units/parse.ts';
import { uriIsValid as b194, uriParse as b195 } from './uri/uri.ts';
import { uuidParse as b200 } from './uuid/parse.ts';
import { uuidRfc4122 as b201 } from './uuid/rfc4122.ts';

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
	b103, // json.match_schema
	b104, // json.patch
	b105, // json.remove
	b106, // json.unmarshal
	b107, // json.verify_schema
	b108, // lower
	b109, // lt
	b110, // lte
	b111, // max
	b112, // min
	b113, // minus
	b114, // mul
	b115, // neq
	b116, // net.cidr_contains
	b117, // net.cidr_contains_matches
	b118, // net.cidr_expand
	b119, // net.cidr_intersects
	b120, // net.cidr_is_valid
	b121, // net.cidr_merge
	b122, // net.cidr_overlap
	b123, // net.lookup_ip_addr
	b124, // numbers.range
	b125, // numbers.range_step
	b126, // object.filter
	b127, // object.get
	b128, // object.keys
	b129, // object.remove
	b130, // object.subset
	b131, // object.union
	b132, // object.union_n
	b133, // opa.runtime
	b134, // or
	b135, // plus
	b136, // print
	b137, // product
	b138, // providers.aws.sign_req
	b139, // rand.intn
	b140, // re_match
	b141, // regex.find_all_string_submatch_n
	b142, // regex.find_n
	b143, // regex.globs_match
	b144, // regex.is_valid
	b145, // regex.match
	b146, // regex.replace
	b147, // regex.split
	b148, // regex.template_match
	b149, // rego.metadata.chain
	b150, // rego.metadata.rule
	b151, // rego.parse_module
	b152, // rem
	b153, // replace
	b154, // round
	b155, // semver.compare
	b156, // semver.is_valid
	b157, // set_diff
	b158, // sort
	b159, // split
	b160, // sprintf
	b161, // startswith
	b162, // strings.any_prefix_match
	b163, // strings.any_suffix_match
	b164, // strings.count
	b165, // strings.render_template
	b166, // strings.replace_n
	b167, // strings.reverse
	b168, // strings.split_n
	b169, // substring
	b170, // sum
	b171, // time.add_date
	b172, // time.clock
	b173, // time.date
	b174, // time.diff
	b175, // time.format
	b176, // time.now_ns
	b177, // time.parse_duration_ns
	b178, // time.parse_ns
	b179, // time.parse_rfc3339_ns
	b180, // time.weekday
	b181, // to_number
	b182, // trace
	b183, // trim
	b184, // trim_left
	b185, // trim_prefix
	b186, // trim_right
	b187, // trim_space
	b188, // trim_suffix
	b189, // type_name
	b190, // union
	b191, // units.parse
	b192, // units.parse_bytes
	b193, // upper
	b194, // uri.is_valid
	b195, // uri.parse
	b196, // urlquery.decode
	b197, // urlquery.decode_object
	b198, // urlquery.encode
	b199, // urlquery.encode_object
	b200, // uuid.parse
	b201, // uuid.rfc4122
	b202, // walk
	b203, // yaml.is_valid
	b204, // yaml.marshal
	b205, // yaml.unmarshal
];
