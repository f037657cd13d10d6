/** 综合受理窗口业务手册 as it is set: in the order of a conversation at the window. */
import type { Handbook, HandbookAnswer } from '@onething/core/guide/schema.ts'
import {
  decidesText,
  evidenceData,
  type GuideRequest,
  guardData,
  headData,
  isHandedIn,
  numbersText,
  orderData,
} from './guide.ts'
import { joined } from './words.ts'

export function handbookData({ content, publishedOn }: GuideRequest<Handbook>) {
  const { services, refusals, evidence } = content
  const questions = content.questions.map(one => ({
    ...one,
    decides: decidesText(one),
    answers: one.answers.map(answerData),
  }))
  return {
    ...headData(content, publishedOn),
    services: services.map(service => ({
      ...service,
      refusals: refusals.find(one => one.number === service.number)?.items ?? [],
    })),
    flow: content.flow,
    guards: content.guards.map(guardData),
    questions: questions.filter(one => !one.withForm),
    formQuestions: questions.filter(one => one.withForm),
    handedIn: evidence.filter(isHandedIn).map(withUses),
    exempt: evidence.filter(one => !isHandedIn(one)).map(withUses),
    form: content.form.map(one => ({ ...one, fields: one.fields.join('、') })),
    waits: orderData(content).filter(one => one.before.length > 0),
  }
}

const withUses = (one: Handbook['evidence'][number]) => ({
  ...evidenceData(one),
  uses: one.uses.map(use => ({
    ...use,
    reviewPoints: joined(use.reviewPoints),
    acceptance: joined([use.acceptance]),
  })),
})

function answerData({ answer, needed, notNeeded, undecided, closes, materials }: HandbookAnswer) {
  const handIn = (wanted: boolean) => [...new Set(materials.filter(one => one.needed === wanted).map(one => one.name))]
  return {
    answer,
    effects: [
      ...closes.map(one => ({ text: `不能办理：${joined([one])}`, stop: true })),
      ...(needed.length > 0 ? [{ text: `要办${numbersText(needed)}`, stop: false }] : []),
      ...(notNeeded.length > 0 ? [{ text: `不办${numbersText(notNeeded)}`, stop: false }] : []),
      ...(undecided.length > 0 ? [{ text: `${numbersText(undecided)}还要看其他回答`, stop: false }] : []),
      ...(handIn(true).length > 0 ? [{ text: `材料要有${handIn(true).join('、')}`, stop: false }] : []),
      ...(handIn(false).length > 0 ? [{ text: `不要材料${handIn(false).join('、')}`, stop: false }] : []),
    ],
  }
}
