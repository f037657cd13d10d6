import type { ListRelease } from '@onething/core/catalogue/schema.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { createRevision, type DeskView, deskKey, revisionKey, saveEntry } from '../api/manage.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { today } from '../ui/text.ts'
import { Pick } from './editor/Pick.tsx'
import { paths } from './paths.ts'

/** A new revision: what it is about, and whose content it changes. */
export function StartRevision({ scopes, scope: fixed }: { scopes: DeskView['scopes']; scope?: string }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [title, setTitle] = useState('')
  const [scope, setScope] = useState(fixed ?? scopes[0]?.code ?? '')
  const creating = useMutation({
    mutationFn: () => createRevision({ title: title.trim(), scope }),
    onSuccess: view => {
      queries.setQueryData(revisionKey(view.id), view)
      queries.invalidateQueries({ queryKey: deskKey })
      navigate(paths.revision(view.id))
    },
  })
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        新建修订
      </Button>
      <Modal
        open={asking}
        title="新建修订"
        okText="新建并开始编辑"
        cancelText="取消"
        okButtonProps={{ disabled: !title.trim() || !scope }}
        confirmLoading={creating.isPending}
        onOk={() => creating.mutate()}
        onCancel={() => setAsking(false)}
      >
        <div className="stack-s">
          <div className="field">
            <label className="label" htmlFor="revision-title">
              修订的名称
            </label>
            <Input
              id="revision-title"
              value={title}
              maxLength={80}
              placeholder="写明改什么，如：核定承诺时限"
              onChange={event => setTitle(event.target.value)}
            />
          </div>
          {!fixed && (
            <div className="field">
              <label className="label" htmlFor="revision-scope">
                修订的范围
              </label>
              <Pick
                id="revision-scope"
                label="修订的范围"
                options={scopes.map(({ code, name }) => ({ value: code, label: name, note: code }))}
                value={scope}
                onPick={setScope}
              />
            </div>
          )}
          <ProblemNotice problem={creating.error} />
        </div>
      </Modal>
    </>
  )
}

/** The next list: a revision that collects what departments propose. */
export function StartRelease(props: { scope: string; published: [string, ListRelease][] }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const last = props.published.reduce((most, [, { batch }]) => Math.max(most, batch), 0)
  const issuer = props.published.at(-1)?.[1].issuer ?? ''
  const [asking, setAsking] = useState(false)
  const [name, setName] = useState('')
  const [batch, setBatch] = useState(last + 1)
  const year = Number(today().slice(0, 4))
  const id = `batch-${batch}-${year}`
  const creating = useMutation({
    mutationFn: async () => {
      const view = await createRevision({ title: name.trim(), scope: props.scope, release: id })
      const entry = `releases/${id}`
      if (view.changes[entry]) return view
      const content: ListRelease = { name: name.trim(), issuer, level: 'province', batch, year, lifeEvents: [] }
      return saveEntry(view.id, { entry, content, version: view.version })
    },
    onSuccess: view => {
      queries.setQueryData(revisionKey(view.id), view)
      queries.invalidateQueries({ queryKey: deskKey })
      navigate(paths.release(id))
    },
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>新建清单</Button>
      <Modal
        open={asking}
        title="新建清单"
        okText="新建并开始征集"
        cancelText="取消"
        okButtonProps={{ disabled: !name.trim() }}
        confirmLoading={creating.isPending}
        onOk={() => creating.mutate()}
        onCancel={() => setAsking(false)}
      >
        <div className="stack-s">
          <div className="field">
            <label className="label" htmlFor="release-name">
              清单的名称
            </label>
            <Input id="release-name" value={name} maxLength={80} onChange={event => setName(event.target.value)} />
          </div>
          <div className="field">
            <label className="label" htmlFor="release-batch">
              批次
            </label>
            <InputNumber
              id="release-batch"
              controls={false}
              min={1}
              precision={0}
              value={batch}
              onChange={value => setBatch(value ?? last + 1)}
            />
          </div>
          <p className="muted">新建后各部门可以申报“一件事”，采纳的列入本清单，审核发布后生效。</p>
          <ProblemNotice problem={creating.error} />
        </div>
      </Modal>
    </>
  )
}
