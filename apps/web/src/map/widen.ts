/** The layout's grid. */
const CELL = 150;
/** How wide a column is drawn: one of steps, whose names are sentences, and one of signs alone. */
const COLUMN = { steps: 210, signs: 74 };
/** A step is drawn so wide; the layout makes it 100. */
const STEP = 156;
/** What is no wider is a sign, and stays as it is. */
const SIGN = 50;

interface Box {
  x: number;
  width: number;
}

const SHAPE = /(<bpmndi:BPMNShape[^>]*bpmnElement=")([^"]*)("[^>]*>\s*<dc:Bounds )x="([\d.-]+)"( y="[\d.-]+") width="([\d.-]+)"/g;
const WHOLE =
  /<bpmndi:BPMNShape[^>]*bpmnElement="([^"]*)"[^>]*>\s*<dc:Bounds x="[\d.-]+" y="([\d.-]+)" width="[\d.-]+" height="([\d.-]+)"[\s\S]*?<\/bpmndi:BPMNShape>/g;
const LABEL = /<bpmndi:BPMNLabel>[\s\S]*?<\/bpmndi:BPMNLabel>|<bpmndi:BPMNLabel\s*\/>/;
const EDGE = /<bpmndi:BPMNEdge[^>]*bpmnElement="([^"]*)"[^>]*>[\s\S]*?<\/bpmndi:BPMNEdge>/g;
const POINT = /<di:waypoint x="([\d.-]+)"/g;
const END = /<bpmn:endEvent id="([^"]*)"/g;
const FLOW = /<bpmn:sequenceFlow id="([^"]*)" sourceRef="([^"]*)" targetRef="([^"]*)"/g;

/** Beside an end, not beneath it, where flows come in: as wide as such a name is drawn. */
const NAME = { width: 90, height: 28, gap: 6 };

/** A laid out diagram with room for words: columns of steps are drawn wider, columns of signs narrower, and flows still end where they did. */
export function widened(xml: string): string {
  const before = new Map([...xml.matchAll(SHAPE)].map(([, , id, , x, , width]) => [id!, { x: Number(x), width: Number(width) }]));
  const across = columnsOf([...before.values()]);
  const after = new Map([...before].map(([id, box]) => [id, moved(box, across)]));
  const ends = new Map([...xml.matchAll(FLOW)].map(([, id, from, to]) => [id!, [from!, to!] as const]));
  const ended = new Set([...xml.matchAll(END)].map(([, id]) => id));
  const shapes = named(xml, { ended, after }).replaceAll(SHAPE, (_all, head: string, id: string, middle: string, _x, y: string) => {
    const { x, width } = after.get(id)!;
    return `${head}${id}${middle}x="${x}"${y} width="${width}"`;
  });
  return shapes.replaceAll(EDGE, (edge: string, id: string) => {
    const last = [...edge.matchAll(POINT)].length - 1;
    let index = -1;
    return edge.replaceAll(POINT, (_point, x: string) => {
      index += 1;
      const shape = index === 0 ? ends.get(id)?.[0] : index === last ? ends.get(id)?.[1] : undefined;
      const [was, is] = [before.get(shape ?? ''), after.get(shape ?? '')];
      const at = was && is ? is.x + ((Number(x) - was.x) / was.width) * is.width : across(Number(x));
      return `<di:waypoint x="${at}"`;
    });
  });
}

/** The names of the ends to their right. */
function named(xml: string, { ended, after }: { ended: ReadonlySet<string | undefined>; after: ReadonlyMap<string, Box> }): string {
  return xml.replaceAll(WHOLE, (shape: string, id: string, y: string, height: string) => {
    if (!ended.has(id)) return shape;
    const { x, width } = after.get(id)!;
    const top = Number(y) + Number(height) / 2 - NAME.height / 2;
    const bounds = `<dc:Bounds x="${x + width + NAME.gap}" y="${top}" width="${NAME.width}" height="${NAME.height}" />`;
    return shape.replace(LABEL, '').replace('</bpmndi:BPMNShape>', `<bpmndi:BPMNLabel>${bounds}</bpmndi:BPMNLabel></bpmndi:BPMNShape>`);
  });
}

const centre = ({ x, width }: Box) => x + width / 2;

/** Where a place of the layout's grid is drawn: columns one after the other, each by what stands in it. */
function columnsOf(boxes: readonly Box[]): (x: number) => number {
  const columnOf = (x: number) => Math.floor(x / CELL);
  const last = Math.max(0, ...boxes.map((box) => columnOf(centre(box))));
  const widths = Array.from({ length: last + 1 }, (_, column) =>
    boxes.some((box) => box.width > SIGN && columnOf(centre(box)) === column) ? COLUMN.steps : COLUMN.signs,
  );
  return (x) => {
    const column = Math.min(Math.max(columnOf(x), 0), last);
    const left = widths.slice(0, column).reduce((sum, width) => sum + width, 0);
    return left + ((x - column * CELL) / CELL) * widths[column]!;
  };
}

function moved(box: Box, across: (x: number) => number): Box {
  const width = box.width > SIGN ? STEP : box.width;
  return { x: across(centre(box)) - width / 2, width };
}
