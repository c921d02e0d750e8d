import { startPart } from './part.ts';
import type { Part, PartPlan } from './part.ts';
import { writeStackFile } from './stack-file.ts';

const WORDS = { died: '意外停止，正在重新启动', restarted: '已重新启动' } as const;

/** The parts of a running stack, in the order they were started; keeps `stack.json` true. */
export class PartList {
  readonly #dataDir: string;
  #parts: Part[] = [];

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  readonly onChange = (part: Part, event: 'died' | 'restarted'): void => {
    console.log(`! ${part.name} ${WORDS[event]}`);
    this.#write();
  };

  add(part: Part): Part {
    this.#parts.push(part);
    this.#write();
    return part;
  }

  async start(plan: PartPlan): Promise<Part> {
    return this.add(await startPart(plan, this.onChange));
  }

  /** Stops the named part and forgets it. */
  async stop(name: string): Promise<void> {
    const part = this.#parts.find((one) => one.name === name);
    this.#parts = this.#parts.filter((one) => one !== part);
    await part?.stop();
    this.#write();
  }

  /** Stops everything, last started first. */
  async stopAll(): Promise<void> {
    for (const { name } of this.#parts.toReversed()) await this.stop(name);
  }

  #write(): void {
    writeStackFile(this.#dataDir, this.#parts);
  }
}
