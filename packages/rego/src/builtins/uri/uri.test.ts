import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	[
		'uri.parse',
		'"HTTPS://user:p%20w@host:80/a%2Fb/c?x=1#f%20"',
		'{"fragment":"f ","hostname":"host","path":"/a/b/c","port":"80","raw_path":"/a%2Fb/c","raw_query":"x=1","scheme":"https"}',
	],
	['uri.parse', '"mailto:a@b"', '{"scheme":"mailto"}'],
	['uri.parse', '"//h/p"', '{"hostname":"h","path":"/p","raw_path":"/p"}'],
	['uri.parse', '"///p"', '{"path":"///p","raw_path":"///p"}'],
	['uri.parse', '"a/b"', '{"path":"a/b","raw_path":"a/b"}'],
	['uri.parse', '"a:b/c"', '{"scheme":"a"}'],
	['uri.parse', '"1a:b"', 'error: parse "1a:b": first path segment in URL cannot contain colon'],
	['uri.parse', '"x:y"', '{"scheme":"x"}'],
	['uri.parse', '":x"', 'error: parse ":x": missing protocol scheme'],
	['uri.parse', '"http://[::1]:8"', '{"hostname":"::1","port":"8","scheme":"http"}'],
	[
		'uri.parse',
		'"http://[fe80::1%25e%20n0]/"',
		'{"hostname":"fe80::1%e n0","path":"/","raw_path":"/","scheme":"http"}',
	],
	['uri.parse', '"http://[::1"', 'error: parse "http://[::1": missing \']\' in host'],
	['uri.parse', '"http://[1.2.3.4]"', 'error: parse "http://[1.2.3.4]": invalid IP-literal'],
	['uri.parse', '"http://[x]"', 'error: parse "http://[x]": invalid host: ParseAddr("x"): unable to parse IP'],
	['uri.parse', '"http://a[b]"', 'error: parse "http://a[b]": invalid IP-literal'],
	['uri.parse', '"http://h:x"', 'error: parse "http://h:x": invalid port ":x" after host'],
	['uri.parse', '"http://h:1:2"', 'error: parse "http://h:1:2": invalid port ":1:2" after host'],
	['uri.parse', '"ftp://h:1:2/"', '{"hostname":"h:1","path":"/","port":"2","raw_path":"/","scheme":"ftp"}'],
	['uri.parse', '"http://h%41"', 'error: parse "http://h%41": invalid URL escape "%41"'],
	['uri.parse', '"http://h ost"', 'error: parse "http://h ost": invalid character " " in host name'],
	['uri.parse', '"http://h%C3%A9"', '{"hostname":"hé","scheme":"http"}'],
	['uri.parse', '"http://u ser@h"', 'error: parse "http://u ser@h": net/url: invalid userinfo'],
	['uri.parse', '"http://u%zz@h"', 'error: parse "http://u%zz@h": invalid URL escape "%zz"'],
	['uri.parse', '"/%zz"', 'error: parse "/%zz": invalid URL escape "%zz"'],
	['uri.parse', '"/a#%z"', 'error: parse "/a#%z": invalid URL escape "%z"'],
	['uri.parse', '"a\\u0001"', 'error: parse "a\\x01": net/url: invalid control character in URL'],
	['uri.parse', '""', '{}'],
	['uri.parse', '"*"', '{"path":"*","raw_path":"*"}'],
	['uri.parse', '"http://h?a?b"', '{"hostname":"h","raw_query":"a?b","scheme":"http"}'],
	['uri.parse', '"/p;q=1,2"', '{"path":"/p;q=1,2","raw_path":"/p;q=1,2"}'],
	['uri.is_valid', '"http://a"', 'true'],
	['uri.is_valid', '""', 'false'],
	['uri.is_valid', '"%zz"', 'false'],
	['uri.is_valid', '1', 'false'],
])('%s(%s)', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
