/** What a run did, in numbers: `{ pruned: 120 }`. */
export type TaskCounts = Readonly<Record<string, number>>;

export interface TaskContext {
  /** Fires when the lease is lost or the hub shuts down: stop at the next safe place. */
  readonly signal: AbortSignal;
  /** The moment the run stands for. */
  readonly slotAt: Date;
  /** 1, or more when an earlier attempt at this slot died. */
  readonly attempt: number;
  /** Fence: what the task itself writes should be refused by the database when it carries an older epoch. */
  readonly epoch: number;
}

/** A time of every day. */
export interface DailyTime {
  /** hh:mm, local. */
  readonly time: string;
  /** Of the IANA list, as `America/Sao_Paulo`. */
  readonly timeZone: string;
}

/** A recurring task as a value. Exactly one replica runs it at a time; it must bear being run again after a crash. */
export interface ScheduledTask {
  /** Stable: the row of the database goes by it. A task of one operator bears its name: `hat-authorizations:north`. */
  readonly name: string;
  /** What it does, for the people who pause it: one Portuguese sentence. */
  readonly description: string;
  /** The operator it works for, who alone sees and steers it; absent: it serves the whole hub. */
  readonly tenantId?: number;
  readonly everyMs: number;
  /** For a task of every day: the time its slots begin, however long a day is where clocks are changed. `everyMs` is then 86,400,000. */
  readonly dailyAt?: DailyTime;
  /** How long a silent holder keeps the task, milliseconds; 20 seconds by default. Renewed while the run lives. */
  readonly leaseMs?: number;
  run(context: TaskContext): Promise<TaskCounts | void>;
}

export const defaultLeaseMs = 20_000;

/** A slot whose attempts all died is given up, so that a task that kills its process does not do so for ever. */
export const maxAttempts = 3;
