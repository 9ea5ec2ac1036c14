import type { Span } from '@merlon/base';
import type { Value } from '../runtime/value.ts';

/**
 * The plan of a program: what the code generator prints. A block enumerates solutions: its statements run in order,
 * a statement that finds nothing ends the current branch, and a statement that iterates holds all that follows in its
 * own block. Reaching the end of a block therefore means that there are no further solutions.
 */
export type Block = Statement[];

/** A local of the generated function; every local is assigned at one place. */
export type Local = number;

/** Number of the frame an expression reads: 0 is the function's own, others are made by a `with`. */
export type FrameId = number;

export type Operand = LocalOperand | ConstantOperand;

export interface LocalOperand {
	readonly kind: 'local';
	readonly local: Local;
}

export interface ConstantOperand {
	readonly kind: 'constant';
	readonly value: Value;
}

/** What gives a value, or is undefined. */
export type Expression =
	| Operand
	| { readonly kind: 'input'; readonly frame: FrameId }
	/** The base document at a constant path of `data`. */
	| { readonly kind: 'base'; readonly path: readonly string[]; readonly frame: FrameId }
	/** `from[path[0]][path[1]]…`, every step defined or the whole is not. */
	| {
			readonly kind: 'get';
			readonly from: Operand | GetRoot;
			readonly path: readonly Operand[];
			readonly frame: FrameId;
	  }
	/** The value of a virtual document. */
	| { readonly kind: 'document'; readonly document: number; readonly frame: FrameId }
	| {
			readonly kind: 'call';
			readonly builtin: string;
			readonly args: readonly Operand[];
			readonly frame: FrameId;
			readonly span: Span;
	  }
	| { readonly kind: 'function'; readonly function: number; readonly args: readonly Operand[]; readonly frame: FrameId }
	| { readonly kind: 'array'; readonly items: readonly Operand[] }
	| { readonly kind: 'set'; readonly items: readonly Operand[] }
	| { readonly kind: 'object'; readonly entries: readonly (readonly [Operand, Operand])[] }
	/** A node of the tree of documents, walked at run time because its path is not constant. */
	| { readonly kind: 'tree'; readonly node: number }
	| { readonly kind: 'tree-get'; readonly from: Operand; readonly key: Operand; readonly frame: FrameId }
	| { readonly kind: 'tree-value'; readonly from: Operand; readonly frame: FrameId };

export type GetRoot =
	| { readonly kind: 'input'; readonly frame: FrameId }
	| { readonly kind: 'base'; readonly path: readonly string[]; readonly frame: FrameId };

export type Statement =
	/** `target := value`; undefined ends the branch. */
	| { readonly kind: 'let'; readonly target: Local; value: Expression }
	/** Ends the branch unless the value is defined and not false. */
	| { readonly kind: 'truthy'; readonly value: Operand }
	/** `inner`: of parts of two composites that the expression itself makes. */
	| { readonly kind: 'equal'; readonly left: Operand; readonly right: Operand; readonly inner: boolean }
	/** A comparison in OPA's order of values. */
	| { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
	/** Ends the branch unless the operand is an array of this length. */
	| { readonly kind: 'is-array'; readonly value: Operand; readonly length: number }
	| { readonly kind: 'is-object'; readonly value: Operand; readonly size: number }
	/** Ends the branch, always. */
	| { readonly kind: 'fail' }
	| ScanStatement
	/** The results of a relation builtin. */
	| {
			readonly kind: 'scan-call';
			readonly builtin: string;
			readonly args: readonly Operand[];
			readonly value: Local;
			readonly body: Block;
			readonly frame: FrameId;
			readonly span: Span;
	  }
	/** Every value inside a value, with its path: the relation `walk`. */
	| {
			readonly kind: 'scan-walk';
			readonly source: Operand;
			readonly path: Local;
			readonly value: Local;
			readonly body: Block;
			/** Whether the order of the values can be seen in the result. */
			ordered: boolean;
	  }
	/** The children of a run-time tree node, or of the value it turned out to be. */
	| {
			readonly kind: 'scan-tree';
			readonly source: Operand;
			readonly key: Local;
			readonly body: Block;
			readonly frame: FrameId;
	  }
	/** Ends the branch if the block has a solution. */
	| { readonly kind: 'not'; readonly body: Block }
	/** Goes on once if one of the blocks has a solution, tried in order. */
	| { readonly kind: 'any'; readonly alternatives: readonly Block[] }
	| {
			readonly kind: 'every';
			readonly source: Operand;
			readonly key: Local | null;
			readonly value: Local | null;
			readonly body: Block;
			readonly keyed: boolean;
	  }
	| {
			readonly kind: 'collect';
			readonly target: Local;
			readonly collection: 'array' | 'set' | 'object';
			readonly body: Block;
	  }
	/** Makes a frame in which input, data or functions are replaced. */
	| { readonly kind: 'with'; readonly target: FrameId; readonly base: FrameId; readonly overrides: readonly Override[] }
	| YieldStatement
	/** A place that coverage, profiles and traces see; only in instrumented plans. */
	| { readonly kind: 'probe'; readonly event: ProbeEvent; readonly probe: number };

/** A rule, query or nested body begins, one of its expressions is tried, or it has a solution. */
export type ProbeEvent = 'enter' | 'eval' | 'exit' | 'leave';

export type Comparison = 'neq' | 'lt' | 'lte' | 'gt' | 'gte';

export interface ScanStatement {
	readonly kind: 'scan';
	readonly source: Operand;
	/** Null where nobody reads it. */
	key: Local | null;
	value: Local | null;
	readonly body: Block;
	/** Whether the order of iteration can be seen in the result. */
	ordered: boolean;
	/** Look up the items whose `path` equals `operand` in a hash index instead of walking all. */
	index: { readonly path: readonly Value[]; readonly operand: Operand } | null;
}

export type Override =
	| { readonly kind: 'input'; readonly path: readonly Operand[]; readonly value: Operand }
	| { readonly kind: 'data'; readonly path: readonly Operand[]; readonly value: Operand }
	/** A function or builtin replaced by a value, or by another function or builtin. */
	| { readonly kind: 'mock'; readonly name: string; readonly replacement: MockReplacement };

export type MockReplacement =
	| { readonly kind: 'value'; readonly value: Operand }
	| { readonly kind: 'function'; readonly function: number }
	| { readonly kind: 'builtin'; readonly name: string };

/** A solution reaches the sink of its block. */
export type YieldStatement =
	/** The enclosing `not`, `any` or `every` block has a solution. */
	| { readonly kind: 'yield'; readonly sink: 'exists' }
	| { readonly kind: 'yield'; readonly sink: 'add'; readonly value: Operand }
	| {
			readonly kind: 'yield';
			readonly sink: 'put';
			readonly key: Operand;
			readonly value: Operand;
			readonly span: Span;
	  }
	/** The value of a complete rule or a function. */
	| { readonly kind: 'yield'; readonly sink: 'value'; readonly value: Operand }
	/** One part of a partial rule's document, put at a path below it. */
	| {
			readonly kind: 'yield';
			readonly sink: 'part';
			readonly path: readonly Operand[];
			readonly value: Operand;
			readonly multi: boolean;
			readonly span: Span;
	  }
	/** One row of a query's result. */
	| { readonly kind: 'yield'; readonly sink: 'row'; readonly values: readonly Operand[] };

/** One definition of a rule or function: a body and its `else` chain, each with its block. */
export interface Definition {
	/** Tried in order; the first that has a solution gives the value. One entry unless there is an `else`. */
	readonly bodies: readonly Block[];
	/** Name by which generated code and profiles show it. */
	readonly name: string;
	readonly span: Span;
	readonly localCount: number;
	/** The only value that any solution gives, when it is constant: then the first solution is enough. */
	readonly constant: Value | undefined;
	/** The probe to report when the definition has no further solutions; null unless instrumented. */
	readonly leave: number | null;
}

/** A value that definitions are chosen by. */
export type DispatchKey = string | boolean | null;

/** Which definitions can have a solution, by what stands at one place: the index of a rule or function. */
export interface Dispatch {
	readonly from: GetRoot | LocalOperand;
	readonly path: readonly string[];
	/** By definition: the values it accepts at the place; null where it has to be tried whatever stands there. */
	readonly keys: readonly (readonly DispatchKey[] | null)[];
}

/** A virtual document: a rule or a group of rules with one path, or an inner node of the tree. */
export type DocumentPlan = CompletePlan | PartialPlan | TreePlan;

interface DocumentPlanBase {
	readonly path: readonly Value[];
	/** Some `with` may put a value at its path or above. */
	readonly overridable: boolean;
	/** Its value is the same in all evaluations on the same base documents. */
	static: boolean;
}

export interface CompletePlan extends DocumentPlanBase {
	readonly kind: 'complete';
	readonly definitions: readonly Definition[];
	dispatch: Dispatch | null;
	readonly fallback: Definition | null;
	readonly span: Span;
}

/** Parts put below one path by partial rules, together with the static children that share it. */
export interface PartialPlan extends DocumentPlanBase {
	readonly kind: 'partial';
	/** `set`: all parts add members to the document itself; `object`: all put one key; `nested`: anything else. */
	readonly shape: 'set' | 'object' | 'nested';
	readonly definitions: readonly Definition[];
	dispatch: Dispatch | null;
	readonly children: readonly ChildPlan[];
	readonly span: Span;
}

/** A package or another inner node: its base document overlaid by its children. */
export interface TreePlan extends DocumentPlanBase {
	readonly kind: 'tree';
	readonly children: readonly ChildPlan[];
}

export interface ChildPlan {
	readonly key: Value;
	readonly document: number;
	/** Partial rules make the child: without any part it is not there at all among its siblings. */
	readonly partial: boolean;
}

export interface FunctionPlan {
	readonly path: readonly Value[];
	readonly arity: number;
	readonly definitions: readonly Definition[];
	dispatch: Dispatch | null;
	readonly fallback: Definition | null;
	/** Some `with` of the program replaces it. */
	readonly mockable: boolean;
	/** Whether results are kept by argument: from the evaluation on, or only where they outlive it; else null. */
	memoized: 'evaluation' | 'lasting' | null;
	/** What its results depend on, where they are the same in all evaluations on the same base documents; else null. */
	static: 'data' | 'arguments' | null;
	readonly span: Span;
}

/** A node of the document tree, for references whose path is known only at run time. */
export interface TreeNodePlan {
	readonly path: readonly Value[];
	readonly document: number;
	/** A leaf has its document's value; any other node is stepped into. */
	readonly leaf: boolean;
	readonly children: readonly { readonly key: Value; readonly node: number }[];
}

export interface ProgramPlan {
	readonly documents: readonly DocumentPlan[];
	readonly functions: readonly FunctionPlan[];
	readonly tree: readonly TreeNodePlan[];
	readonly mockedBuiltins: ReadonlySet<string>;
	/** What the probes stand for, by number; empty unless instrumented. */
	readonly probes: readonly Probe[];
	/** What callers ask for, by the number each request was given. */
	readonly entries: readonly EntryPlan[];
}

/** A query, or a document asked for by its path. */
export type EntryPlan =
	| { readonly kind: 'query'; readonly definition: Definition; readonly columns: readonly string[] }
	| { readonly kind: 'document'; readonly document: number };

/** What a probe stands for. */
export interface Probe {
	readonly kind: 'rule' | 'query' | 'expr';
	readonly span: Span;
	/** The whole of a rule, its body included. */
	readonly extent: Span;
	/** The expression was made by the analysis. */
	readonly generated: boolean;
}
