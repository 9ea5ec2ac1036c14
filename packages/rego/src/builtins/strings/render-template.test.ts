import { expect, test } from 'vitest';
import { builtinResult } from '../../../../../tests/support/call-builtin.ts';

test.each([
	[
		'strings.render_template',
		'"{{.a}} {{.n}} {{.missing}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"hi 5 \\u003cundefined\\u003e"',
	],
	[
		'strings.render_template',
		'"{{range $i, $x := .list}}{{if $i}},{{end}}{{$x}}{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"x,y"',
	],
	[
		'strings.render_template',
		'"{{range .m}}{{.}}{{else}}none{{end}}{{range .nul}}x{{else}}none{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"vnone"',
	],
	[
		'strings.render_template',
		'"{{if .e}}a{{else if .t}}b{{else}}c{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"b"',
	],
	[
		'strings.render_template',
		'"{{with .m}}{{.k}}{{else}}no{{end}}{{with .nul}}x{{else}}no{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"vno"',
	],
	[
		'strings.render_template',
		'"a {{- .a -}} b{{/* c */}}{{- /* d */ -}} c",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"ahibc"',
	],
	[
		'strings.render_template',
		'"{{$x := .a}}{{$x}}{{$x = \\"z\\"}}{{$x}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"hiz"',
	],
	[
		'strings.render_template',
		'"{{define \\"T\\"}}<{{.}}>{{end}}{{template \\"T\\" .a}}{{block \\"B\\" .n}}[{{.}}]{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"\\u003chi\\u003e[5]"',
	],
	[
		'strings.render_template',
		'"{{len .list}} {{len .a}} {{index .list 1}} {{index .m \\"k\\"}} {{slice .a 1}} {{slice .list 0 1}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"2 2 y v i [x]"',
	],
	[
		'strings.render_template',
		'"{{print 1 2 \\"a\\" 3}}|{{println .a .t}}|{{printf \\"%s-%d-%v\\" .a 3 .m}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"1 2a3|hi true\\n|hi-3-map[k:v]"',
	],
	[
		'strings.render_template',
		'"{{eq .a \\"hi\\" \\"x\\"}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt \\"b\\" \\"a\\"}} {{ge 1.5 1.5}} {{not .t}} {{and .a .e}} {{or .e .a}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"true true true true true true false  hi"',
	],
	[
		'strings.render_template',
		'"{{html \\"<a&\'b\\\\\\"c>\\"}} {{js \\"a\'<=\\\\n\\"}} {{urlquery \\"a b&c\\"}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"\\u0026lt;a\\u0026amp;\\u0026#39;b\\u0026#34;c\\u0026gt; a\\\\\'\\\\u003C\\\\u003D\\\\u000A a+b%26c"',
	],
	[
		'strings.render_template',
		'"{{range 3}}{{.}}{{if eq . 1}}{{break}}{{end}}{{end}}{{range .list}}{{if eq . \\"x\\"}}{{continue}}{{end}}{{.}}{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"01y"',
	],
	[
		'strings.render_template',
		'"{{(index .list 0) | printf \\"%q\\"}} {{.m.k | len}} {{`raw`}} {{\'c\'}} {{0x1F}} {{1.5e3}} {{true}} {{.list}} {{.m}} {{.nul}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"\\"x\\" 1 raw 99 31 1500 true [x y] map[k:v] \\u003cundefined\\u003e"',
	],
	[
		'strings.render_template',
		'"{{$.a}}{{range .list}}{{$.n}}{{end}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"hi55"',
	],
	[
		'strings.render_template',
		'"{{if .n}}yes{{end}}{{printf \\"%t|%d\\" .t .n}}",{"a":"hi","n":5,"list":["x","y"],"m":{"k":"v"},"nul":null,"t":true,"e":""}',
		'"yestrue|%!d(json.Number=5)"',
	],
])('%s(%s) is %s', (name, operands, result) => {
	expect(builtinResult(name, operands)).toBe(result);
});
