/**
 * One database dialect, two engines: PostgreSQL ≥ 15 by DATABASE_URL, PGlite embedded otherwise.
 * Statements are named constants: PostgreSQL prepares each once per connection. Values are always bound.
 */
export interface Statement {
  name: string
  text: string
}

export interface Queries {
  /** Runs one statement. JSON values are passed as JSON text, dates as `YYYY-MM-DD`, instants as ISO 8601. */
  rows<T>(statement: Statement, values?: unknown[]): Promise<T[]>
}

export interface Database extends Queries {
  kind: 'pglite' | 'postgres'
  transaction<T>(run: (transaction: Queries) => Promise<T>): Promise<T>
  /** Several statements without values, for migrations. */
  script(text: string): Promise<void>
  close(): Promise<void>
}

export const statement = (name: string, text: string): Statement => ({ name, text })

export const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value)
