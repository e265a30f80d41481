import { AsyncLocalStorage } from "node:async_hooks";

type Mark = { database: object; open: boolean; outer: Mark | undefined };

const marks = new AsyncLocalStorage<Mark>();

/** Runs a transaction of `database` (any object that stands for it) so that `refuseInsideTransaction` can see it. */
export async function insideTransaction<T>(database: object, run: () => Promise<T>): Promise<T> {
  const mark: Mark = { database, open: true, outer: marks.getStore() };
  try {
    return await marks.run(mark, run);
  } finally {
    mark.open = false;
  }
}

/**
 * A query through the outer connection inside a transaction would wait for itself (SQLite) or miss what the transaction
 * wrote (PostgreSQL): it is refused, aloud, on both.
 */
export function refuseInsideTransaction(database: object): void {
  for (let mark = marks.getStore(); mark; mark = mark.outer) {
    if (mark.open && mark.database === database) {
      throw new Error("inside a transaction, use the executor it gave you (trx), not database.kysely or database.transaction");
    }
  }
}
