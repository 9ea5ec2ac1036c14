import {
	type Fix,
	type Framework,
	isJsonObject,
	type JsonObject,
	type JsonPath,
	type PolicyMetadata,
} from '@merlon/model';
import { RegoEvalError } from '@merlon/rego';
import type { PolicyModule } from './policy-module.ts';
import { podTemplatePath, reviewOf } from './review.ts';

/** What a policy found wrong. */
export interface Violation {
	readonly message: string;
	readonly path: JsonPath;
	readonly fix: Fix | null;
	readonly details: JsonObject | null;
}

/** What came of one policy on one resource; `error` where it could not be evaluated. */
export interface Evaluated {
	readonly policy: PolicyMetadata;
	readonly violations: readonly Violation[];
	readonly error: string | null;
}

export interface PolicySettings {
	/** Parameters by policy id; a policy's own defaults fill what is not given. */
	readonly parameters: Readonly<Record<string, JsonObject>>;
	/** Bound on the time that all policies may take on one resource, in milliseconds. */
	readonly timeMs: number;
}

const DEFAULT_SETTINGS: PolicySettings = { parameters: {}, timeMs: 10_000 };

/** Selected policies, ready to be evaluated on one resource after another. */
export class PolicySet {
	readonly policies: readonly PolicyMetadata[];
	readonly #module: PolicyModule;
	readonly #settings: PolicySettings;
	/** Entry points of the policies that look at a type, by `framework/type`. */
	readonly #byTarget = new Map<string, readonly number[]>();
	#data: JsonObject;

	constructor(module: PolicyModule, selected: ReadonlySet<string>, settings: Partial<PolicySettings> = {}) {
		this.#module = module;
		this.#settings = { ...DEFAULT_SETTINGS, ...settings };
		this.policies = module.policies.filter(({ id }) => selected.has(id));
		const byTarget = new Map<string, number[]>();
		module.policies.forEach(({ id, targets }, entry) => {
			if (!selected.has(id)) return;
			for (const target of targets) byTarget.set(target, [...(byTarget.get(target) ?? []), entry]);
		});
		this.#byTarget = byTarget;
		this.#data = this.#documents({});
	}

	/** Tells the policies of the set of objects that the resources stand in, in the shape of Gatekeeper's inventory. */
	useInventory(inventory: JsonObject): void {
		this.#data = this.#documents(inventory);
	}

	#documents(inventory: JsonObject): JsonObject {
		const parameters: Record<string, JsonObject> = {};
		for (const {
			id,
			parameters: { defaults },
		} of this.policies) {
			parameters[id] = { ...defaults, ...this.#settings.parameters[id] };
		}
		return { inventory, merlon: { parameters } };
	}

	/** The policies that look at a Kubernetes object. */
	relevantTo(framework: Framework, type: string, content: JsonObject): readonly number[] {
		const own = this.#byTarget.get(`${framework}/${type}`) ?? NONE;
		if (type === 'Pod' || podTemplatePath(content) === null) return own;
		const pod = this.#byTarget.get(`${framework}/Pod`) ?? NONE;
		return own.length === 0 ? pod : [...new Set([...own, ...pod])].sort((a, b) => a - b);
	}

	/** Evaluates the policies that look at a Kubernetes object. An error in one of them does not stop the others. */
	evaluate(framework: Framework, type: string, content: JsonObject): readonly Evaluated[] {
		const entries = this.relevantTo(framework, type, content);
		if (entries.length === 0) return [];
		const limits = { timeMs: this.#settings.timeMs };
		const ask = this.#module.evaluate.open({ review: reviewOf(content) }, this.#data, { limits });
		return entries.map((entry) => {
			const policy = this.#module.policies[entry] as PolicyMetadata;
			try {
				return { policy, violations: readViolations(ask(entry)), error: null };
			} catch (error) {
				if (!(error instanceof RegoEvalError)) throw error;
				return { policy, violations: [], error: error.message };
			}
		});
	}
}

const NONE: readonly number[] = [];

function readViolations(value: unknown): readonly Violation[] {
	if (!Array.isArray(value)) return [];
	return value.map((item): Violation => {
		const violation = isJsonObject(item) ? item : {};
		const { msg, path, fix, details } = violation;
		return {
			message: typeof msg === 'string' ? msg : JSON.stringify(item),
			path: isPath(path) ? path : [],
			fix: isFix(fix) ? fix : null,
			details: isJsonObject(details) ? details : null,
		};
	});
}

function isPath(value: unknown): value is JsonPath {
	return Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number');
}

function isFix(value: unknown): value is Fix {
	if (!isJsonObject(value)) return false;
	const { op, path } = value;
	return (op === 'add' || op === 'replace' || op === 'remove') && isPath(path);
}
