import { parseTemplate } from '../../template/parse-template.ts';
import { renderTemplate } from '../../template/render-template.ts';
import { type Builtin, builtin, named } from '../builtin.ts';
import { limitSize } from '../limits.ts';
import * as t from '../types.ts';

export const stringsRenderTemplate: Builtin = builtin({
	name: 'strings.render_template',
	description: "A text template in Go's syntax with variables put into it; a missing variable shows as `<undefined>`.",
	categories: ['strings'],
	args: [named('value', 'the template', t.string), named('vars', 'variables by name', t.objectOf(t.string, t.any))],
	result: named('result', 'the rendered text', t.string),
	impl(context, value, vars) {
		const text = renderTemplate(parseTemplate(value), vars, {
			tick: (steps) => context.tick(steps),
			checkSize: (size) => limitSize(context, 'strings.render_template', size),
		});
		return text.replaceAll('<no value>', '<undefined>');
	},
});
