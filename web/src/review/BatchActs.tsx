import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { actOnBatch, type BatchBody } from '../api/subCases.ts'
import type { BatchView } from '../api/types.ts'
import { ProblemNotice } from '../ui/feedback.tsx'

type Act = 'accept' | 'refuse' | 'favour' | 'oppose' | 'grant' | 'deny'

const acts: Record<Act, { label: string; command: keyof BatchView['open']; needsReasons: boolean }> = {
  accept: { label: '齐全，同意受理', command: 'verdict', needsReasons: false },
  refuse: { label: '不予受理', command: 'verdict', needsReasons: true },
  favour: { label: '意见：准予', command: 'opine', needsReasons: false },
  oppose: { label: '意见：不予批准', command: 'opine', needsReasons: true },
  grant: { label: '准予', command: 'decide', needsReasons: false },
  deny: { label: '不予批准', command: 'decide', needsReasons: true },
}

function bodyOf(act: Act, reasons: string) {
  switch (act) {
    case 'accept':
      return { verdict: { verdict: 'complete' as const } }
    case 'refuse':
      return { verdict: { verdict: 'refuse' as const, ground: 'notEligible' as const, reasons } }
    case 'favour':
      return { opinion: { result: 'granted' as const } }
    case 'oppose':
      return { opinion: { result: 'denied' as const, reasons } }
    case 'grant':
      return { decision: { result: 'granted' as const } }
    case 'deny':
      return { decision: { result: 'denied' as const, reasons } }
  }
}

/** 成批办理: all at once where nothing speaks against it, or those that were ticked. Corrections are asked one by one. */
export function BatchActs({ view, chosen, onDone }: { view: BatchView; chosen: string[]; onDone: () => void }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState<{ act: Act; parts: string[] | 'all' } | null>(null)
  const [reasons, setReasons] = useState('')
  const [missing, setMissing] = useState(false)
  const acting = useMutation({
    mutationFn: (body: BatchBody) => actOnBatch(view.caseNo, body),
    onSuccess: onDone,
    onSettled: () => {
      setAsking(null)
      queries.invalidateQueries({ queryKey: ['sub-cases'] })
      queries.invalidateQueries({ queryKey: ['sub-case', view.caseNo] })
    },
  })
  const many = asking === null ? 0 : asking.parts === 'all' ? openFor(view, asking.act) : asking.parts.length

  function ask(act: Act, parts: string[] | 'all') {
    acting.reset()
    setReasons('')
    setMissing(false)
    setAsking({ act, parts })
  }

  function carryOut() {
    if (!asking) return
    const { act, parts } = asking
    if (acts[act].needsReasons && !reasons.trim()) return setMissing(true)
    const which = parts === 'all' ? { all: true as const } : { parts }
    acting.mutate({ row: view.row, ...which, ...bodyOf(act, reasons.trim()) })
  }

  return (
    <section className="card stack-s" aria-labelledby="batch-acts">
      <h2 id="batch-acts">成批办理</h2>
      {view.open.verdict + view.open.opine + view.open.decide === 0 && (
        <p className="muted">目前没有可以由您成批办理的。</p>
      )}
      <div className="row">
        {view.open.verdict > 0 && (
          <Button type="primary" onClick={() => ask('accept', 'all')}>
            全部受理（{view.open.verdict} 件）
          </Button>
        )}
        {view.open.opine > 0 && (
          <Button type="primary" onClick={() => ask('favour', 'all')}>
            全部提出准予意见（{view.open.opine} 件）
          </Button>
        )}
        {view.open.decide > 0 && (
          <Button type="primary" onClick={() => ask('grant', 'all')}>
            全部准予（{view.open.decide} 件）
          </Button>
        )}
        {chosen.length > 0 && (
          <>
            <strong>已选 {chosen.length} 件：</strong>
            {(Object.keys(acts) as Act[])
              .filter(act => openFor(view, act) > 0)
              .map(act => (
                <Button key={act} onClick={() => ask(act, chosen)}>
                  {acts[act].label}
                </Button>
              ))}
          </>
        )}
      </div>
      <p className="muted">需要补正的，请先打开那一件指出问题，再成批办理其余的；各部门的意见汇总后一次告知。</p>
      <ProblemNotice problem={acting.error} />
      {acting.data && (
        <p className="notice ok" role="status">
          已办 {acting.data.done.length} 件。
        </p>
      )}
      <Modal
        open={asking !== null}
        title={asking ? `${acts[asking.act].label}：${many} 件？` : ''}
        okText={`确认，办理 ${many} 件`}
        cancelText="再看看"
        okButtonProps={{ danger: asking !== null && acts[asking.act].needsReasons }}
        confirmLoading={acting.isPending}
        onOk={carryOut}
        onCancel={() => setAsking(null)}
      >
        <p>
          {view.applicant} · {view.service}
        </p>
        {asking && acts[asking.act].needsReasons && (
          <div className="field">
            <label className="label" htmlFor="batch-reasons">
              理由
            </label>
            <p className="help">对每一件都适用；写明事实、依据和理由，救济途径由系统按法律附上。</p>
            {missing && (
              <p className="error" role="alert">
                请写明理由。
              </p>
            )}
            <Input.TextArea
              id="batch-reasons"
              value={reasons}
              autoSize={{ minRows: 3 }}
              maxLength={1000}
              onChange={event => setReasons(event.target.value)}
            />
          </div>
        )}
        <p className="muted">一次完成；有一件不能这样办理的，全部不办并说明是哪一件。</p>
      </Modal>
    </section>
  )
}

const openFor = ({ open }: BatchView, act: Act) => open[acts[act].command]
