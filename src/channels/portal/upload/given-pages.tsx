import type { VNode } from 'preact'
import { Button } from '../../ui/components/button.tsx'
import { pagePath, picturePath, type UploadViewProps } from './opened.ts'

/** The pages that we have, in order, with what can be done with each. A single picture is shown alone. */
export function GivenPages(props: UploadViewProps): VNode {
  const { visit, opened } = props
  const { words } = visit
  const { given, requirement } = opened
  const name = words.of(`document.${requirement.id}.name`)
  if ((requirement.picture.maxPages ?? 1) === 1) {
    return (
      <figure class="sapar-portrait sapar-upload-given">
        <img src={picturePath(props, 1)} alt={words('form.upload.alt', { document: name })} />
        <figcaption>{words('form.upload.given')}</figcaption>
      </figure>
    )
  }
  return (
    <section aria-labelledby="pages">
      <h2 class="sapar-heading-m" id="pages">
        {words('form.pages.title', { count: given.length })}
      </h2>
      <ol class="sapar-pages">
        {given.map(({ id }, i) => (
          <li class="sapar-pages__page">
            <img src={picturePath(props, i + 1)} alt={words('form.pages.alt', { document: name, page: i + 1 })} />
            <p class="sapar-pages__name">{words('form.pages.page', { page: i + 1 })}</p>
            <div class="sapar-pages__do">
              {i > 0 ? <Do {...props} id={id} what="before" page={i + 1} /> : null}
              {i < given.length - 1 ? <Do {...props} id={id} what="after" page={i + 1} /> : null}
              <a href={`${pagePath(props)}?replace=${id}#picture`}>
                {words('form.pages.replace')} <span class="govuk-visually-hidden">{words('form.pages.page', { page: i + 1 })}</span>
              </a>
              <Do {...props} id={id} what="away" page={i + 1} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Do(props: UploadViewProps & { readonly id: string; readonly what: 'before' | 'after' | 'away'; readonly page: number }): VNode {
  const { words } = props.visit
  return (
    <form method="post" action={pagePath(props)}>
      <input type="hidden" name="do" value={props.what} />
      <input type="hidden" name="page" value={props.id} />
      <Button classes="sapar-button--quiet">
        {words(`form.pages.${props.what}`)} <span class="govuk-visually-hidden">{words('form.pages.page', { page: props.page })}</span>
      </Button>
    </form>
  )
}
