/// <reference types="vite/client" />

declare module '*.json?first' {
  const catalogue: object;
  export default catalogue;
}
declare module '*.json?later' {
  const catalogue: object;
  export default catalogue;
}
