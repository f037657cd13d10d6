import type { LifeEvent } from '@onething/core/catalogue/schema.ts'
import { type AfterKind, afterKinds, confidences } from '@onething/core/catalogue/vocabulary.ts'
import {
  Background,
  type Connection,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useNodesState,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { Button, Input } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { days } from '../../ui/text.ts'
import { useEditing } from './context.ts'
import { afterOf, type GraphLine, heightOf, linesOf, placesOf, refusal, withAfter } from './graph.ts'

type Rows = LifeEvent['services']
type RowNode = Node<{ row: number; name: string; limit: string; always: boolean }, 'row'>

const nodeTypes = { row: RowBox }
const words = {
  'node.a11yDescription.default': '按回车键选中，选中后可用方向键移动。',
  'node.a11yDescription.keyboardDisabled': '按回车键选中。',
  'edge.a11yDescription.default': '按回车键选中这条先后顺序，在图下修改。',
  'controls.ariaLabel': '看图工具',
  'controls.zoomIn.ariaLabel': '放大',
  'controls.zoomOut.ariaLabel': '缩小',
  'controls.fitView.ariaLabel': '看全图',
  'handle.ariaLabel': '先后顺序的连接点',
}

/**
 * 办理顺序图: boxes can be moved to look at them, a line drawn from one box to another says that the first comes before
 * the second. What is written in `after` can also be edited in the list of rows; the picture shows the same.
 */
export function OrderGraph(props: { rows: Rows; readOnly: boolean; onChange: (rows: Rows) => void }) {
  const { rows, readOnly } = props
  const { catalogue, names } = useEditing()
  const lines = useMemo(() => linesOf(rows, catalogue.services), [rows, catalogue.services])
  const places = useMemo(() => placesOf(rows, lines), [rows, lines])
  const [selected, setSelected] = useState<{ from: number; to: number } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [nodes, setNodes, onNodesChange] = useNodesState<RowNode>([])
  const [arranged, setArranged] = useState(0)

  // Boxes stay where they were put; new ones, and all on request, are placed by their level.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `arranged` asks for the order of the levels again
  useEffect(() => setNodes([]), [arranged])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `arranged` asks for the order of the levels again
  useEffect(() => {
    setNodes(before =>
      rows.map(row => {
        const service = catalogue.services[row.service]
        return {
          id: String(row.row),
          type: 'row',
          position: before.find(node => node.id === String(row.row))?.position ?? places.get(row.row)!,
          data: {
            row: row.row,
            name: names('services', row.service) || '（未选择事项）',
            limit: service ? days(service.promisedLimit) : '',
            always: !row.when,
          },
          ariaLabel: `第 ${row.row} 行 ${names('services', row.service)}`,
        }
      }),
    )
  }, [rows, places, catalogue.services, names, setNodes, arranged])

  const edges: Edge[] = lines.map(line => edgeOf(line, selected))

  function connect({ source, target }: Connection) {
    const [from, to] = [Number(source), Number(target)]
    const problem = refusal(lines, from, to)
    setRefused(problem)
    if (problem) return
    props.onChange(
      withAfter(rows, from, to, { row: from, kind: 'before-acceptance', confidence: 'unsure', because: '' }),
    )
    setSelected({ from, to })
  }

  return (
    <div className="stack-s">
      <div className="order-graph" style={{ height: heightOf(places) }}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          onNodesChange={onNodesChange}
          onConnect={connect}
          onEdgeClick={(_, edge) => setSelected(pairOf(edge))}
          // By keyboard a line is chosen through its selection only.
          onEdgesChange={changes => {
            const chosen = changes.find(change => change.type === 'select' && change.selected)
            const edge = chosen && 'id' in chosen ? edges.find(one => one.id === chosen.id) : undefined
            if (edge) setSelected(pairOf(edge))
          }}
          onPaneClick={() => setSelected(null)}
          nodesConnectable={!readOnly}
          elevateEdgesOnSelect
          deleteKeyCode={null}
          zoomOnScroll={false}
          preventScrolling={false}
          fitView
          fitViewOptions={{ maxZoom: 1 }}
          minZoom={0.3}
          ariaLabelConfig={words}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={24} />
          <Controls showInteractive={false} position="top-right" orientation="horizontal" />
        </ReactFlow>
      </div>
      <p className="row spread muted">
        <span>
          实线：先办结后受理；虚线：先办结后决定；灰色点线：由材料自动形成。
          {!readOnly &&
            '从一个事项右侧的圆点拖到另一个事项左侧，即添加先后顺序；不用鼠标时，在下方“办理的事项”里添加。'}
        </span>
        <Button size="small" onClick={() => setArranged(arranged + 1)}>
          重新排列
        </Button>
      </p>
      {refused && (
        <p className="error" role="alert">
          {refused}
        </p>
      )}
      <Chosen {...props} lines={lines} selected={selected} onDone={() => setSelected(null)} />
    </div>
  )
}

function RowBox({ data, selected }: NodeProps<RowNode>) {
  return (
    <div className={selected ? 'order-box selected' : 'order-box'} data-always={data.always || undefined}>
      <Handle type="target" position={Position.Left} />
      <strong>
        {data.row}. {data.name}
      </strong>
      <span className="muted block">
        {data.limit}
        {!data.always && ' · 按情形'}
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  )
}

function edgeOf(line: GraphLine, selected: { from: number; to: number } | null): Edge {
  const chosen = selected?.from === line.from && selected.to === line.to
  const colour = line.produced ? '#6b7383' : chosen ? '#b3261e' : '#173f73'
  return {
    id: `${line.from}-${line.to}`,
    source: String(line.from),
    target: String(line.to),
    selectable: true,
    ariaLabel: `第 ${line.from} 行先于第 ${line.to} 行：${line.produced ? line.because : afterKinds[line.kind]}`,
    style: {
      stroke: colour,
      strokeWidth: chosen ? 2.5 : 1.5,
      strokeDasharray: line.produced ? '2 4' : line.kind === 'before-decision' ? '7 4' : undefined,
    },
    markerEnd: { type: MarkerType.ArrowClosed, color: colour },
  }
}

const pairOf = (edge: Edge) => ({ from: Number(edge.source), to: Number(edge.target) })

/** The line that was selected: its kind, its reason, and the way to take it out. */
function Chosen(props: {
  rows: Rows
  lines: GraphLine[]
  readOnly: boolean
  selected: { from: number; to: number } | null
  onChange: (rows: Rows) => void
  onDone: () => void
}) {
  const { names } = useEditing()
  if (!props.selected) return null
  const { from, to } = props.selected
  const line = props.lines.find(one => one.from === from && one.to === to)
  if (!line) return null
  const after = afterOf(props.rows, from, to)
  const name = (row: number) => `“${names('services', props.rows.find(one => one.row === row)?.service ?? '')}”`
  const set = (changes: object) => props.onChange(withAfter(props.rows, from, to, { ...after!, ...changes }))
  return (
    <fieldset className="item" disabled={props.readOnly}>
      <legend className="label">
        {name(from)}先于{name(to)}
      </legend>
      {!after ? (
        <p className="muted">{line.because}。这条顺序由材料自动形成，在两个事项的“办理结果”和“申请材料”里修改。</p>
      ) : (
        <div className="stack-s">
          <div className="row">
            <label className="row">
              先后关系
              <select
                className="native"
                value={after.kind}
                onChange={event => set({ kind: event.target.value as AfterKind })}
              >
                {Object.entries(afterKinds).map(([kind, label]) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label className="row">
              可靠程度
              <select
                className="native"
                value={after.confidence}
                onChange={event => set({ confidence: event.target.value })}
              >
                {Object.entries(confidences).map(([confidence, label]) => (
                  <option key={confidence} value={confidence}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Input.TextArea
            aria-label="先后顺序的原因"
            placeholder="原因：依据什么要先办"
            autoSize={{ minRows: 2 }}
            value={after.because}
            onChange={event => set({ because: event.target.value })}
          />
          <div className="row">
            <Button size="small" onClick={props.onDone}>
              完成
            </Button>
            <Button
              size="small"
              danger
              onClick={() => {
                props.onChange(withAfter(props.rows, from, to, undefined))
                props.onDone()
              }}
            >
              删除这条先后顺序
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}
