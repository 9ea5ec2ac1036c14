import { type JsonPath, type Location, type Problem, pathText, type Resource, valueAt } from '@merlon/model';
import { faultHelp, faultMessage } from './fault-text.ts';
import { type Fault, type Faults, faultsOf } from './faults.ts';
import { type Shape, shapeOfKind, sharedPart } from './shape.ts';

/** Problems that are told apart for one object. */
const MOST = 20;

/** Custom resources whose pod template is that of Kubernetes: their group and kind. */
const WITH_POD_TEMPLATE: ReadonlySet<string> = new Set([
	'argoproj.io Rollout',
	'apps.openshift.io DeploymentConfig',
	'serving.knative.dev Service',
	'serving.knative.dev Configuration',
]);

/**
 * Where the API server's decoder would stumble over an object: fields of another type than the kind has there. Slips in
 * the names of fields, which it passes over, are said as well. Kinds that an API server does not have of itself are
 * compared as far as they are made of what Kubernetes has.
 */
export function shapeProblems(resource: Resource): readonly Problem[] {
	const { content, type } = resource;
	const apiVersion = String(content['apiVersion']);
	const shape = shapeOfKind(apiVersion, type);
	if (shape !== null) return problemsOf(resource, [], content, shape, `${type} ${apiVersion}`);
	const problems = problemsOf(resource, ['metadata'], content['metadata'], sharedPart('ObjectMeta'), 'every object');
	const group = apiVersion.slice(0, Math.max(apiVersion.indexOf('/'), 0));
	if (!WITH_POD_TEMPLATE.has(`${group} ${type}`)) return problems;
	const path = ['spec', 'template'];
	const template = valueAt(content, path);
	return [...problems, ...problemsOf(resource, path, template, sharedPart('PodTemplateSpec'), 'a pod template')];
}

const NONE: readonly Problem[] = [];

function problemsOf(resource: Resource, at: JsonPath, value: unknown, shape: Shape, owner: string): readonly Problem[] {
	if (value === undefined) return NONE;
	// Parts of other objects may have more fields than those of Kubernetes.
	const faults = faultsOf(value, shape, MOST, at.length === 0);
	return faults.found.length === 0 ? NONE : described(resource, at, faults, owner);
}

function described(
	resource: Resource,
	at: JsonPath,
	{ found, more, moreWrongTypes }: Faults,
	owner: string,
): Problem[] {
	const problems = found.map((fault) => problemOf(resource, { ...fault, path: [...at, ...fault.path] }, owner));
	if (more > 0) problems.push(rest(resource, more, moreWrongTypes));
	return problems;
}

function problemOf(resource: Resource, fault: Fault, owner: string): Problem {
	const { reason, path } = fault;
	const location = resource.origin.locate(path);
	return {
		code: reason,
		level: reason === 'wrong-type' ? 'error' : 'warning',
		message: `${pathText(path)} ${faultMessage(fault, owner)}`,
		file: location.file,
		line: location.startLine,
		column: location.startColumn,
		help: faultHelp(fault, resource.type === 'Secret' ? null : writtenAt(resource, location)),
		...(reason === 'wrong-type' ? { unreadable: true } : {}),
	};
}

const PLAIN_SCALAR = /(?:^|:\s+)([\w.+-]+)$/;

/** The plain scalar that ends a range in one line. */
function writtenAt({ origin }: Resource, { startLine, endLine, startColumn, endColumn }: Location): string | null {
	if (startLine !== endLine) return null;
	const [line = ''] = origin.lines(startLine, startLine) ?? [];
	return PLAIN_SCALAR.exec(line.slice(startColumn - 1, endColumn - 1))?.[1] ?? null;
}

/** What is said of faults that are too many to be told apart. */
function rest({ origin }: Resource, more: number, wrongTypes: boolean): Problem {
	return {
		code: wrongTypes ? 'wrong-type' : 'malformed-value',
		level: wrongTypes ? 'error' : 'warning',
		message: `${more} more fields of this object hold what the API server cannot read`,
		file: origin.file,
		line: origin.line,
		column: 1,
		help: '',
		...(wrongTypes ? { unreadable: true } : {}),
	};
}
