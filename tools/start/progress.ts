import { MultiBar, Presets, type SingleBar } from 'cli-progress';

export interface Progress {
  add(resource: string, total: number): void;
  update(resource: string, settled: number): void;
  stop(): void;
}

const labelWidth = 'healthProviderSpecialties'.length;

/** Bars on a terminal, a line per finished resource elsewhere (CI logs). */
export function createProgress(isTerminal = process.stdout.isTTY === true): Progress {
  return isTerminal ? new Bars() : new Lines();
}

class Bars implements Progress {
  private readonly container = new MultiBar(
    { format: '  {resource} {bar} {value}/{total}', hideCursor: true, autopadding: true, stopOnComplete: false, gracefulExit: false },
    Presets.shades_grey,
  );
  private readonly bars = new Map<string, SingleBar>();

  add(resource: string, total: number): void {
    this.bars.set(resource, this.container.create(total, 0, { resource: resource.padEnd(labelWidth) }));
  }

  update(resource: string, settled: number): void {
    this.bars.get(resource)?.update(settled);
  }

  stop(): void {
    this.container.stop();
  }
}

class Lines implements Progress {
  private readonly totals = new Map<string, number>();
  private readonly finished = new Set<string>();

  add(resource: string, total: number): void {
    this.totals.set(resource, total);
  }

  update(resource: string, settled: number): void {
    const total = this.totals.get(resource) ?? 0;
    if (settled < total || this.finished.has(resource)) return;
    this.finished.add(resource);
    console.log(`  ${resource.padEnd(labelWidth)} ${settled}/${total}`);
  }

  stop(): void {}
}
