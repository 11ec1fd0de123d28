// A certified OpenID provider (oidc-provider) with the quirks of ProConnect: user information as a signed token, names and number in
// claims of its own, a demanded level of assurance, the parameter `claims`, sign-out by the identity token alone, sign-out of all by itself.
// It says where it is, waits for a line with the address of the site, and says when it is ready.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import Provider from 'oidc-provider'

const person = {
  sub: 'agent-7',
  given_name: 'Noémie',
  usual_name: 'Le Goff',
  email: 'noemie.legoff@chu.example',
  email_verified: true,
  siret: '73282932000074',
  uid: 'nlegoff'
}

let answer = (request, response) => response.writeHead(503).end()
const server = createServer((request, response) => answer(request, response))
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))

createInterface({ input: process.stdin }).on('line', async site => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'ehds',
      client_secret: 'a secret of forty characters and no less',
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`${site}/oidc/pro/callback`],
      post_logout_redirect_uris: [`${site}/oidc/pro/signed-out`],
      backchannel_logout_uri: `${site}/oidc/pro/back-channel-logout`,
      backchannel_logout_session_required: true,
      userinfo_signed_response_alg: 'RS256',
      default_acr_values: ['eidas1']
    }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['sealed with this'] },
    acrValues: ['eidas1', 'eidas2'],
    claims: {
      openid: ['sub'], given_name: ['given_name'], usual_name: ['usual_name'], email: ['email', 'email_verified'], siret: ['siret'],
      uid: ['uid'], acr: null, auth_time: null, amr: null, iss: null, sid: null
    },
    pkce: { methods: ['S256'], required: () => true },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true }
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...person, sub: id, amr: ['pwd', 'mfa'] }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` }
  })
  provider.on('server_error', (_, error) => console.error(error))
  const handle = provider.callback()
  answer = async (request, response) => {
    if (!request.url.startsWith('/interaction/')) { return handle(request, response) }
    const { prompt, params, session, grantId } = await provider.interactionDetails(request, response)
    let result = { login: { accountId: person.sub, acr: 'eidas1', amr: ['pwd', 'mfa'] } }
    if (prompt.name === 'consent') {
      const grant = grantId ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
      grant.addOIDCScope(params.scope)
      grant.addOIDCClaims(['amr', 'acr', 'auth_time', ...Object.keys(person)])
      result = { consent: { grantId: await grant.save() } }
    }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  }
  // Its first answer takes long, and a site waits for no more than ten seconds.
  await fetch(`${issuer}/.well-known/openid-configuration`)
  console.log('ready')
})
