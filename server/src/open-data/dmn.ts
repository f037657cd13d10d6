/** A decision model as DMN 1.3, with a diagram: facts below, a table for each row above them, the whole on top. */
import type { Decision, DecisionModel, Input, Table, ValueType } from '@onething/core/open-data/decisions.ts'
import { DmnModdle, type ModdleElement } from 'dmn-moddle'

const moddle = new DmnModdle()

/** @param namespace tells the names of this model from those of others: the address of the file. */
export async function dmnOf(model: DecisionModel, namespace: string): Promise<string> {
  const inputs = model.inputs.map(inputData)
  const decisions = model.decisions.map(decisionElement)
  const definitions = moddle.create('dmn:Definitions', {
    xmlns: 'https://www.omg.org/spec/DMN/20191111/MODEL/',
    id: `definitions_${model.lifeEvent}`,
    name: model.lifeEvent,
    label: model.label,
    description: model.description,
    namespace,
    itemDefinition: model.inputs.filter(needsType).map(input => itemDefinition(typeName(input), input.is)),
    drgElement: [...inputs, ...decisions],
    dmnDI: diagram(model),
  })
  const { xml } = await moddle.toXML(definitions, { format: true })
  return xml
}

// ── inputs ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const inputId = (name: string) => `input_${name}`
const typeName = ({ name }: Pick<Input, 'name'>) => `t_${name}`
const needsType = ({ is }: Input) => is.many || is.allowed.length > 0

function inputData(input: Input): ModdleElement {
  const { name, label, description, is } = input
  return moddle.create('dmn:InputData', {
    id: inputId(name),
    name,
    label,
    description,
    variable: moddle.create('dmn:InformationItem', {
      id: `variable_${name}`,
      name,
      label,
      typeRef: needsType(input) ? typeName(input) : is.type,
    }),
  })
}

/** Nobody has to answer everything: an engine that checks values has to let null through. */
function itemDefinition(name: string, { type, many, allowed, parts }: ValueType, label?: string): ModdleElement {
  return moddle.create('dmn:ItemDefinition', {
    name,
    label,
    isCollection: many || undefined,
    ...(parts.length > 0
      ? { itemComponent: parts.map(part => itemDefinition(part.name, part.is, part.label)) }
      : { typeRef: type }),
    ...(allowed.length > 0 && { allowedValues: unaryTests([...allowed, 'null'].join(', ')) }),
  })
}

// ── decisions ───────────────────────────────────────────────────────────────────────────────────────────────────────

function decisionElement(decision: Decision): ModdleElement {
  const { name, label, question, description, logic } = decision
  return moddle.create('dmn:Decision', {
    id: name,
    name,
    label,
    question,
    description,
    variable: moddle.create('dmn:InformationItem', { id: `variable_${name}`, name, label, typeRef: resultType(logic) }),
    informationRequirement: requirementsOf(decision).map(({ id, kind, target }) =>
      moddle.create('dmn:InformationRequirement', {
        id,
        [kind]: moddle.create('dmn:DMNElementReference', { href: `#${target}` }),
      }),
    ),
    decisionLogic: 'rules' in logic ? decisionTable(name, label, logic) : literal(`logic_${name}`, logic.feel),
  })
}

/** A table with several outputs and the gathering of all results make a context, which has no type of its own here. */
function resultType(logic: Decision['logic']): string | undefined {
  if ('rules' in logic) return logic.outputs.length === 1 ? 'string' : undefined
  return logic.feel.startsWith('{') ? undefined : 'string'
}

function requirementsOf({ name, inputs, decisions }: Decision) {
  return [
    ...inputs.map(one => ({ kind: 'requiredInput', target: inputId(one) })),
    ...decisions.map(one => ({ kind: 'requiredDecision', target: one })),
  ].map((one, place) => ({ ...one, id: `requirement_${name}_${place + 1}` }))
}

function decisionTable(name: string, label: string, { inputs, outputs, rules }: Table): ModdleElement {
  return moddle.create('dmn:DecisionTable', {
    id: `logic_${name}`,
    hitPolicy: 'FIRST',
    outputLabel: label,
    input: inputs.map(({ name: fact, label, is }) =>
      moddle.create('dmn:InputClause', {
        id: `column_${name}_${fact}`,
        label,
        inputExpression: literal(`expression_${name}_${fact}`, fact, is.many ? undefined : is.type),
      }),
    ),
    output: outputs.map(({ name: output, label, allowed }) =>
      moddle.create('dmn:OutputClause', {
        id: `output_${name}_${output}`,
        name: output,
        label,
        typeRef: 'string',
        ...(allowed.length > 0 && { outputValues: unaryTests(allowed.join(', ')) }),
      }),
    ),
    rule: rules.map(({ cells, outputs, says }, place) =>
      moddle.create('dmn:DecisionRule', {
        id: `rule_${name}_${place + 1}`,
        description: says,
        inputEntry: cells.map((cell, column) => unaryTests(cell, `test_${name}_${place + 1}_${column + 1}`)),
        outputEntry: outputs.map((value, column) => literal(`result_${name}_${place + 1}_${column + 1}`, value)),
      }),
    ),
  })
}

const literal = (id: string, text: string, typeRef?: string) =>
  moddle.create('dmn:LiteralExpression', { id, text, typeRef })
const unaryTests = (text: string, id?: string) => moddle.create('dmn:UnaryTests', { id, text })

// ── the diagram ─────────────────────────────────────────────────────────────────────────────────────────────────────

const size = { width: 180, height: 80 }
const gap = 40

interface Spot {
  x: number
  y: number
}

function diagram({ inputs, decisions }: DecisionModel): ModdleElement {
  const gathering = decisions.filter(one => one.decisions.length > 0)
  const tables = decisions.filter(one => one.decisions.length === 0)
  const layers = [gathering.map(one => one.name), tables.map(one => one.name), inputs.map(input => inputId(input.name))]
  const spots = new Map(layers.flatMap((layer, depth) => layer.map((id, place) => [id, spotOf(place, depth)])))
  return moddle.create('dmndi:DMNDI', {
    diagrams: [
      moddle.create('dmndi:DMNDiagram', {
        id: 'diagram',
        diagramElements: [
          ...[...spots].map(([id, spot]) => shape(id, spot)),
          ...decisions.flatMap(one => requirementsOf(one).map(({ id, target }) => edge(id, spots, target, one.name))),
        ],
      }),
    ],
  })
}

const spotOf = (place: number, depth: number): Spot => ({
  x: gap + place * (size.width + gap),
  y: gap + depth * 2 * (size.height + gap),
})

const shape = (id: string, spot: Spot) =>
  moddle.create('dmndi:DMNShape', {
    id: `shape_${id}`,
    dmnElementRef: { id },
    bounds: moddle.create('dc:Bounds', { ...spot, ...size }),
  })

/** From the upper edge of what is required to the lower edge of what requires it. */
function edge(id: string, spots: Map<string, Spot>, from: string, to: string): ModdleElement {
  const [below, above] = [spots.get(from)!, spots.get(to)!]
  const middle = size.width / 2
  const points = [
    { x: below.x + middle, y: below.y },
    { x: above.x + middle, y: above.y + size.height },
  ]
  return moddle.create('dmndi:DMNEdge', {
    id: `edge_${id}`,
    dmnElementRef: { id },
    waypoint: points.map(point => moddle.create('dc:Point', point)),
  })
}
