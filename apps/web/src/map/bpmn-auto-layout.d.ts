declare module 'bpmn-auto-layout' {
  /** Gives a BPMN diagram without a layout its shapes and edges. */
  export function layoutProcess(xml: string): Promise<string>;
}
