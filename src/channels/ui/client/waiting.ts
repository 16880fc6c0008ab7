const ASK_EVERY_MS = 5_000

/** A page that waits for somebody else asks in the background, and goes on once there is news. Nothing is loaded anew while somebody reads. */
export function askWhileWaiting(page: Document): void {
  if (!page.querySelector('[data-sapar-waiting]')) return
  const ask = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined)
    const waits = !answer?.ok || (await answer.text()).includes('data-sapar-waiting')
    if (waits) setTimeout(ask, ASK_EVERY_MS)
    else location.replace(answer.url)
  }
  setTimeout(ask, ASK_EVERY_MS)
}
