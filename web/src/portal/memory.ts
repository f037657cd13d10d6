/** What this browser remembers: the region for good, the answers to a life event until the tab is closed. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Facts, Notice, Question } from '../api/types.ts'

const firstRegion = '410105'

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const tell = () => {
  for (const listener of listeners) listener()
}

function useStored(store: Storage, key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => store.getItem(key))
  const set = useCallback(
    (next: string | null) => {
      if (next === null) store.removeItem(key)
      else store.setItem(key, next)
      tell()
    },
    [store, key],
  )
  return [value, set]
}

export function useRegion(): [string, (code: string) => void] {
  const [code, set] = useStored(localStorage, 'onething.region')
  return [code ?? firstRegion, set]
}

export interface Answers {
  facts: Facts
  selection?: string[]
  /** Questions in the order they were answered, so that “back” goes where people came from. */
  trail: string[]
  /** Put off for now: “not sure”. */
  skipped: string[]
  /** How each was asked, to show and change it later. */
  asked: Record<string, Question>
}

export const nothingAnswered: Answers = { facts: {}, trail: [], skipped: [], asked: {} }

const keyOf = (lifeEvent: string) => `onething.answers.${lifeEvent}`

export function useAnswers(lifeEvent: string): [Answers, (next: Answers | null) => void] {
  const [text, set] = useStored(sessionStorage, keyOf(lifeEvent))
  const answers: Answers = text ? JSON.parse(text) : nothingAnswered
  return [answers, next => set(next && JSON.stringify(next))]
}

/** Takes a situation that came back by code into this tab. */
export function remember(notice: Notice, questions: Record<string, Question>): void {
  const facts = Object.keys(notice.facts)
  const asked = Object.fromEntries(facts.flatMap(fact => (questions[fact] ? [[fact, questions[fact]]] : [])))
  const answers: Answers = {
    ...nothingAnswered,
    facts: notice.facts,
    selection: notice.selection ?? undefined,
    trail: facts,
    asked,
  }
  sessionStorage.setItem(keyOf(notice.lifeEvent), JSON.stringify(answers))
  localStorage.setItem('onething.region', notice.region)
  tell()
}
