import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { type LineProblem, listTemplate, type Mode, markedList, readList, takeList } from '../api/lists.ts'
import { ProblemNotice } from '../ui/feedback.tsx'
import { type PlaceOfLists, usePlaceOfLists } from './listPlace.ts'
import type { Shape } from './shape.ts'

interface Props {
  shape: Shape
  id: string
  /** How many items there are already. */
  count: number
  onRead: (items: unknown) => void
}

/** 下载模板、上传表格: hundreds of items in one file. Any wrong cell and nothing is taken; each is named. */
export function ListFiles(props: Props) {
  const place = usePlaceOfLists()
  const list = props.shape.fact ?? props.shape.element
  return place && list ? <Files {...props} place={place} list={list} /> : null
}

interface Result {
  problems: LineProblem[]
  problemCount: number
  taken: number
  also: string[]
}

function Files({ id, count, onRead, place, list }: Props & { place: PlaceOfLists; list: string }) {
  const input = useRef<HTMLInputElement>(null)
  const mode = useRef<Mode>('replace')
  const [sent, setSent] = useState<{ file: File; mode: Mode } | null>(null)
  const signedIn = place.caseNo !== null

  const upload = useMutation({
    mutationFn: async ({ file, mode }: { file: File; mode: Mode }): Promise<Result> => {
      if (!signedIn) {
        const read = await readList(place, list, file)
        if (read.problemCount === 0) onRead(read.items)
        return { ...read, taken: read.items.length, also: [] }
      }
      await place.before?.()
      const taken = await takeList(place, list, file, mode)
      if (taken.case) place.onTaken?.(taken.case)
      return taken
    },
  })

  function open(how: Mode) {
    mode.current = how
    input.current?.click()
  }

  function choose(file: File | undefined) {
    if (!file) return
    const sending = { file, mode: mode.current }
    setSent(sending)
    upload.mutate(sending)
  }

  return (
    <div className="list-files stack-s">
      <div className="row">
        <a href={listTemplate(place, list)} download>
          {signedIn && count > 0 ? '下载表格（已填内容在内）' : '下载模板'}
        </a>
        {signedIn && count > 0 ? (
          <>
            <Button loading={upload.isPending} onClick={() => open('replace')}>
              上传表格，替换这 {count} 条
            </Button>
            <Button loading={upload.isPending} onClick={() => open('append')}>
              上传表格，加在后面
            </Button>
          </>
        ) : (
          <Button loading={upload.isPending} onClick={() => open('replace')}>
            上传表格
          </Button>
        )}
        <input
          ref={input}
          type="file"
          className="sr-only"
          id={`${id}-file`}
          tabIndex={-1}
          aria-label="选择填好的表格"
          accept=".xlsx,.csv"
          onChange={event => {
            choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <p className="muted">
        条目多的，用表格填好一次上传（.xlsx 或 .csv，5 MB 以内）。
        {!signedIn && '这里只读取与本题有关的栏目；登录以后再上传同一张表，其余栏目就不用逐条填写。'}
      </p>
      <ProblemNotice problem={upload.error} />
      {upload.data && sent && (
        <Outcome
          result={upload.data}
          fileName={sent.file.name}
          marked={() => markedList(place, list, sent.file, sent.mode)}
        />
      )}
    </div>
  )
}

const firstTold = 10

function Outcome(props: { result: Result; fileName: string; marked: () => Promise<Blob> }) {
  const { result, fileName } = props
  const fetching = useMutation({
    mutationFn: props.marked,
    onSuccess: blob => save(blob, fileName.replace(/\.\w+$/, '（标注问题）.xlsx')),
  })
  if (result.problemCount === 0)
    return (
      <p className="notice ok" role="status">
        已读入“{fileName}”，共 {result.taken} 条
        {result.also.length > 0 && `，同时填好了${result.also.map(label => `“${label}”`).join('、')}`}。
      </p>
    )
  const rest = result.problemCount - Math.min(firstTold, result.problems.length)
  return (
    <div className="notice bad" role="alert">
      <strong>
        “{fileName}”有 {result.problemCount} 处需要改正，没有写入任何内容
      </strong>
      <ul className="bullets">
        {result.problems.slice(0, firstTold).map(({ line, column, message }, at) => (
          <li key={at}>
            {line !== null && <strong>第 {line} 行</strong>}
            {column !== null && `“${column}”栏`}
            {(line !== null || column !== null) && '：'}
            {message}
          </li>
        ))}
      </ul>
      {rest > 0 && <p>还有 {rest} 处，见标注了问题的表格。</p>}
      <p className="row">
        <Button loading={fetching.isPending} onClick={() => fetching.mutate()}>
          下载有问题的表格
        </Button>
        <span className="muted">“问题”一列写明每行怎样改；改好后再上传。</span>
      </p>
      <ProblemNotice problem={fetching.error} />
    </div>
  )
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
