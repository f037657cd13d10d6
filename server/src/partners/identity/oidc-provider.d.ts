/** The part of oidc-provider that the sandbox uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Context {
    type: string
    body: string
    set(header: string, value: string): void
    oidc: { client: { clientId: string }; account?: { accountId: string }; params?: Record<string, string | undefined> }
  }

  export interface Grant {
    addOIDCScope(scope: string): void
    addOIDCClaims(claims: string[]): void
    save(): Promise<string>
  }

  export interface Interaction {
    uid: string
    params: Record<string, string | undefined>
  }

  export interface Prompt {
    name: string
  }

  export const interactionPolicy: { base(): Prompt[] & { remove(name: string): void } }
  export const errors: { SessionNotFound: new (description: string) => Error }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    Grant: new (of: {
      accountId: string
      clientId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: unknown): Promise<void>
    on(event: string, listener: (context: Context, error: Error) => void): this
  }
  export default Provider
}
