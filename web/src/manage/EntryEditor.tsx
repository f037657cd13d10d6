import { alike, entryOf, entryRef } from '@onething/core/catalogue/changes.ts'
import { confirmableElements } from '@onething/core/catalogue/confirmations.ts'
import type { LifeEvent } from '@onething/core/catalogue/schema.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useBlocker, useLocation } from 'react-router'
import { Problem } from '../api/client.ts'
import { type Content, contentKey, currentContent, type RevisionView, revisionKey, saveEntry } from '../api/manage.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { days, today } from '../ui/text.ts'
import { useCheck } from './CheckTab.tsx'
import { Confirmations, confirmationOf } from './Confirmations.tsx'
import { type CollectionOf, itemOf } from './collections.ts'
import { EditingProvider } from './editor/context.ts'
import { asRecord, Fields } from './editor/Fields.tsx'
import { OrderGraph } from './editor/OrderGraph.tsx'
import { placeId } from './editor/Place.tsx'
import { blankEntry, errorsOf, namesOf } from './editor/shape.ts'
import { Steps } from './HistoryTab.tsx'
import type { FreshEntry } from './NewEntry.tsx'
import { Preview } from './Preview.tsx'
import { changedContent, entriesIn, isProvince, localCatalogue, localPlace } from './place.ts'
import { useRevisionChanged } from './useRevisionChanged.ts'
import { mayAdd, mayEdit } from './words.ts'

/** One entry: every place of its schema, what the server says of it, and what it would mean, while it is being edited. */
export function EntryEditor(props: { view: RevisionView; content: Content; entry: string; collection: CollectionOf }) {
  const { view, content, entry, collection } = props
  const { id } = entryRef(entry)
  const queries = useQueryClient()
  const changed = useRevisionChanged()
  const { state: given } = useLocation() as { state: FreshEntry | null }
  const saved = entryOf(entriesIn(content), entry)
  const removed = view.changes[entry] === null
  const [draft, setDraft] = useState(() => asRecord(saved ?? startOf(collection, id, content, given?.copy)))
  const [previewed, setPreviewed] = useState(collection.id === 'lifeEvents')
  const dirty = !alike(draft, saved ?? null) && !removed
  const editable = !removed && (mayEdit(view, entry) || (saved === undefined && mayAdd(view, collection.id)))

  const saving = useMutation({
    mutationFn: (next: unknown) => saveEntry(view.id, { entry, content: next, version: view.version }),
    onSuccess: (after, next) => changed(after, { [entry]: next }),
    onError: problem => {
      // Somebody else saved: their version is shown, what was typed here stays until it is saved over it.
      if (!isConflict(problem)) return
      queries.invalidateQueries({ queryKey: revisionKey(view.id) })
      queries.invalidateQueries({ queryKey: contentKey(view.id) })
    },
  })
  const save = () => {
    if (dirty && editable && !saving.isPending) saving.mutate(draft)
  }
  useSaveKey(save)
  useFirstError(saving.error)

  const live = useMemo(
    () => changedContent(content, { [entry]: removed ? null : draft }),
    [content, entry, draft, removed],
  )
  const catalogue = useMemo(() => localCatalogue(live), [live])
  const editing = useMemo(
    () => ({
      catalogue,
      parameters: localPlace(live, today()).parameters,
      names: namesOf(catalogue),
      errors: errorsOf(saving.error instanceof Problem ? saving.error.errors : []),
      rows: collection.id === 'lifeEvents' ? ((draft as unknown as LifeEvent).services ?? []) : [],
    }),
    [catalogue, live, saving.error, collection.id, draft],
  )

  const { name } = itemOf(collection.id, id, draft, catalogue)
  const overtaken = isConflict(saving.error) && dirty
  const reference = provincial(collection.id, id, content)
  const checked = useCheck(view).data?.problems.filter(problem => problem.entry === entry) ?? []
  const steps = view.steps.filter(step => step.entry === entry)

  async function backToPublished() {
    const published = entryOf(entriesIn(await queries.fetchQuery(currentContent(view.scope))), entry)
    saving.mutate(published ?? null)
    if (published) setDraft(asRecord(published))
  }

  return (
    <EditingProvider value={editing}>
      <div className={previewed ? 'entry with-preview' : 'entry'}>
        <div className="stack">
          <header className="entry-head">
            <div className="grow">
              <EntryTitle title={name || id} />
              <p className="muted">
                {collection.label} · {id}
                {!editable && !removed && ' · 您只能查看'}
              </p>
            </div>
            <p className="muted" role="status">
              {removed
                ? '已删除'
                : saving.isPending
                  ? '正在保存…'
                  : dirty
                    ? '有未保存的修改'
                    : saved
                      ? '已保存'
                      : '尚未填写'}
            </p>
            <Button onClick={() => setPreviewed(!previewed)} aria-pressed={previewed}>
              预览
            </Button>
            {editable && (
              <>
                {dirty && saved !== undefined && <Button onClick={() => setDraft(asRecord(saved))}>放弃修改</Button>}
                <Button type="primary" disabled={!dirty} loading={saving.isPending} onClick={save}>
                  保存
                </Button>
              </>
            )}
          </header>
          {saving.error && (overtaken || !isConflict(saving.error)) && (
            <div id="entry-problem">{overtaken ? <Overtaken /> : <ProblemNotice problem={saving.error} />}</div>
          )}
          {reference && <p className="notice">{reference.says}</p>}
          {removed && (
            <div className="notice warn">
              <p>本修订删除了这个条目。</p>
              {mayEdit(view, entry) && (
                <div>
                  <Button loading={saving.isPending} onClick={backToPublished}>
                    恢复为现行内容
                  </Button>
                </div>
              )}
            </div>
          )}
          {checked.length > 0 && (
            <div className="notice bad">
              <p>检查发现：</p>
              <ul className="bullets">
                {checked.map(problem => (
                  <li key={problem.at + problem.message}>
                    {problem.at && <strong>{problem.at}：</strong>}
                    {problem.message}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {!removed && (
            <>
              {collection.id === 'lifeEvents' && editing.rows.length > 0 && (
                <section className="card stack-s" aria-labelledby="order">
                  <h3 id="order">办理顺序图</h3>
                  <OrderGraph
                    rows={editing.rows}
                    readOnly={!editable}
                    onChange={services => setDraft({ ...draft, services })}
                  />
                </section>
              )}
              {confirmableElements(collection.id).length > 0 && isProvince(view.scope) && saved !== undefined && (
                <Confirmations
                  view={view}
                  entry={entry}
                  schema={collection.schema}
                  content={saved as object}
                  confirmations={content.catalogue.confirmations ?? {}}
                  disabled={!editable || dirty}
                />
              )}
              <fieldset className="card entry-body" disabled={!editable}>
                <legend className="sr-only">{name || id}的内容</legend>
                <Fields
                  schema={collection.schema}
                  value={draft}
                  path=""
                  skip={['id']}
                  onChange={setDraft}
                  badge={
                    confirmableElements(collection.id).length > 0
                      ? key => confirmationOf(entry, key, draft[key], content.catalogue.confirmations ?? {}).mark
                      : undefined
                  }
                />
              </fieldset>
              {editable && saved !== undefined && (
                <div className="row">
                  {entry in view.changes && (
                    <Button loading={saving.isPending} onClick={backToPublished}>
                      恢复为现行内容
                    </Button>
                  )}
                  <RemoveEntry name={name || id} onRemove={() => saving.mutate(null)} pending={saving.isPending} />
                </div>
              )}
            </>
          )}
          {steps.length > 0 && (
            <details className="card">
              <summary>这个条目的修改记录（{steps.length}）</summary>
              <Steps steps={steps} />
            </details>
          )}
        </div>
        {previewed && (
          <Preview
            content={live}
            lifeEvent={collection.id === 'lifeEvents' ? id : undefined}
            service={collection.id === 'services' || collection.id === 'promisedLimits' ? id : undefined}
          />
        )}
      </div>
      <Unsaved dirty={dirty} />
    </EditingProvider>
  )
}

function Overtaken() {
  return (
    <div className="notice bad" role="alert">
      <strong>别人刚刚保存过这个修订，您的修改还没有存上。</strong>
      <p>最新内容已经载入，您填写的还在这里：核对后再次保存，或者放弃修改。</p>
    </div>
  )
}

const isConflict = (problem: unknown) => problem instanceof Problem && problem.status === 409

/** A copy keeps everything but what names it; what a place decides begins with what the province says. */
function startOf(collection: CollectionOf, id: string, content: Content, copy: string | undefined): unknown {
  const sample = copy ? entryOf(entriesIn(content), copy) : undefined
  const fresh = blankEntry(collection.schema, id)
  if (!sample) return { ...fresh, ...asRecord(provincial(collection.id, id, content)?.start) }
  const named = Object.fromEntries(
    ['id', 'audience', 'number'].flatMap(key => (key in fresh ? [[key, fresh[key]]] : [])),
  )
  return { ...asRecord(structuredClone(sample)), ...named }
}

/** What the province says where a place may decide otherwise. */
function provincial(collection: string, id: string, { scope, catalogue }: Content) {
  if (isProvince(scope)) return undefined
  const parameter = collection === 'parameters' ? catalogue.parameters[id] : undefined
  if (parameter)
    return {
      start: parameter.default === null ? {} : { value: parameter.default },
      says: `省级参考值：${parameter.default ?? '尚无统一规定'}${parameter.default !== null && parameter.unit ? ` ${parameter.unit}` : ''}，在本地核定以前标为待核定。依据：${parameter.basis}`,
    }
  const limit = collection === 'promisedLimits' ? catalogue.services[id]?.promisedLimit : undefined
  return limit && { start: limit, says: `省级目录的承诺办结时限：${days(limit)}。本地只能更短。` }
}

function EntryTitle({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <h2 ref={heading} tabIndex={-1} className="entry-title">
      {title}
    </h2>
  )
}

function RemoveEntry(props: { name: string; pending: boolean; onRemove: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        删除这个条目
      </Button>
      <Modal
        open={asking}
        title={`删除“${props.name}”？`}
        okText="删除"
        cancelText="取消"
        okButtonProps={{ danger: true }}
        confirmLoading={props.pending}
        onOk={() => {
          setAsking(false)
          props.onRemove()
        }}
        onCancel={() => setAsking(false)}
      >
        <p>发布以后新办件不再用到它；发布以前可以恢复。</p>
      </Modal>
    </>
  )
}

/** Nobody leaves an entry with changes by accident. */
function Unsaved({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="有未保存的修改"
      okText="留在这里"
      cancelText="不保存，离开"
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>离开后这个条目未保存的修改会丢失。</p>
    </Modal>
  )
}

/** The first place the server complained of takes the focus; what is about no place in particular comes into view. */
function useFirstError(problem: unknown) {
  useEffect(() => {
    if (!problem) return
    const target =
      problem instanceof Problem ? problem.errors.find(error => error.where === 'entry')?.target : undefined
    const place = target === undefined ? null : document.getElementById(placeId(target))
    const shown = place ?? document.getElementById('entry-problem')
    shown?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [problem])
}

function useSaveKey(save: () => void) {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
