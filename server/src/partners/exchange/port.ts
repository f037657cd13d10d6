/** 数据共享交换: what government already knows is not asked again. Unavailable never blocks: it is asked instead. */

export interface Inquiry {
  /** Whom it is about. */
  idNumber?: string
  creditCode?: string
  /** Why it is asked, and for which life event: both go with every call and into the partner's log. */
  purpose: string
  lifeEvent: string
}

export interface FactInquiry extends Inquiry {
  facts: readonly string[]
}

export interface PrefillInquiry extends Inquiry {
  /** Prefill paths of data elements: `family.child.birthDate`, `property.area`, … */
  paths: readonly string[]
}

export interface FactAnswer {
  found: Record<string, unknown>
  /** Not known to the partner, or the partner did not answer: to be asked. */
  unavailable: string[]
}

/** 核验: both facts and values about one person or enterprise, to be compared with what was filled in. */
export interface CheckInquiry extends Inquiry {
  facts: readonly string[]
  paths: readonly string[]
}

/** What is known of it. */
export interface CheckAnswer {
  facts: Record<string, unknown>
  values: Record<string, unknown>
}

export interface DataExchange {
  /** Each fact asked for is either found or unavailable. */
  lookup(inquiry: FactInquiry): Promise<FactAnswer>
  /** Only paths that were asked for and are known. */
  prefill(inquiry: PrefillInquiry): Promise<Record<string, unknown>>
  /** Null when the partner did not answer: nothing is known then, not even that nothing is. */
  check(inquiry: CheckInquiry): Promise<CheckAnswer | null>
}

/** Nobody waits longer than this for a partner, and no failure of one reaches them. */
export function patient(
  exchange: DataExchange,
  milliseconds: number,
  onFailure: (error: unknown) => void,
): DataExchange {
  return {
    lookup: inquiry =>
      within(exchange.lookup(inquiry), milliseconds).catch(error => {
        onFailure(error)
        return { found: {}, unavailable: [...inquiry.facts] }
      }),
    prefill: inquiry =>
      within(exchange.prefill(inquiry), milliseconds).catch(error => {
        onFailure(error)
        return {}
      }),
    check: inquiry =>
      within(exchange.check(inquiry), milliseconds).catch(error => {
        onFailure(error)
        return null
      }),
  }
}

function within<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Error(`The data exchange did not answer within ${milliseconds} ms`)),
    milliseconds,
  )
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer))
}
