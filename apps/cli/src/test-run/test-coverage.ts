import { Coverage, type CoverageReport, type CoveredPlaces, type Module, type Trace } from '@merlon/rego';

/** What tests covered, as plain data. */
export interface TestPlaces {
	readonly covered: CoveredPlaces;
	readonly unindexed: CoveredPlaces;
	readonly exhaustive: CoveredPlaces;
}

/** What tests reached, and what they would have reached without a rule index or ends at first solutions. */
export class TestCoverage {
	readonly #covered = new Coverage();
	readonly #unindexed = new Coverage();
	readonly #exhaustive = new Coverage();

	/** Adds a test that was traced; `probes` is for one with too many steps to follow. */
	addTest(trace: Trace, probes: Coverage): void {
		const { complete, events } = trace.steps();
		if (!complete) {
			this.#covered.add(probes.places());
			return;
		}
		this.#covered.addSteps(events);
		this.#unindexed.addSteps(trace.stepsWithout('indexing').events);
		this.#exhaustive.addSteps(trace.stepsWithout('earlyExit').events);
	}

	places(): TestPlaces {
		return {
			covered: this.#covered.places(),
			unindexed: this.#unindexed.places(),
			exhaustive: this.#exhaustive.places(),
		};
	}

	/** Adds what another thread covered. */
	add({ covered, unindexed, exhaustive }: TestPlaces): void {
		this.#covered.add(covered);
		this.#unindexed.add(unindexed);
		this.#exhaustive.add(exhaustive);
	}

	report(modules: ReadonlyMap<string, Module>): CoverageReport {
		return this.#covered.report(modules, [
			['index_excluded', this.#unindexed],
			['early_exit', this.#exhaustive],
		]);
	}
}
