import type { VNode } from 'preact'
import { PART_BYTES } from '../../../actions/upload-parts.ts'
import type { FileKind } from '../../../core/service/definition.ts'
import { Button } from '../../ui/components/button.tsx'
import { FileUpload } from '../../ui/components/file-upload.tsx'
import { Small } from '../../ui/components/layout.tsx'
import { kindNames, PLAIN_PICTURES } from '../file-kinds.ts'
import { casePath } from '../form-way.ts'
import { pagePath, type UploadViewProps } from './opened.ts'

const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic,image/heif',
  pdf: 'application/pdf',
}

/**
 * Chooses a file and sends it. A script, where there is one, sends it in parts, shows how far it is and goes on after a dropped connection; it also offers the
 * camera. Without one it is a form like any other.
 */
export function FileForm(props: UploadViewProps & { readonly error: string | undefined }): VNode {
  const { visit, opened, error } = props
  const { words } = visit
  const { requirement, given } = opened
  const { maxBytes, maxPages = 1, accepts = PLAIN_PICTURES } = requirement.picture
  const replaced = given.findIndex(({ id }) => id === visit.query.replace)
  const isOther = given.length > 0 && (maxPages === 1 || replaced >= 0)
  const label = replaced >= 0 ? words('form.upload.replace-page', { page: replaced + 1 }) : words(chooseKey(given.length, isOther))
  return (
    <form method="post" action={pagePath(props)} enctype="multipart/form-data" novalidate {...scriptFacts(props)}>
      {replaced >= 0 ? <input type="hidden" name="replaces" value={given[replaced]?.id} /> : null}
      <FileUpload
        name="picture"
        label={{ text: label, classes: 'govuk-label--s' }}
        hint={{ text: words('form.upload.hint', { kinds: kindNames(accepts), megabytes: maxBytes / 1_000_000 }) }}
        errorMessage={error ? { text: error, visuallyHiddenText: words('common.error-prefix') } : undefined}
        attributes={{ accept: accepts.map((kind) => MEDIA_TYPES[kind]).join(',') }}
        javascript
        chooseFilesButtonText={words('form.upload.button')}
        dropInstructionText={words('form.upload.drop')}
        noFileChosenText={words('form.upload.none')}
      />
      <Button
        text={words(given.length > 0 ? 'form.upload.send' : 'common.continue')}
        classes={given.length > 0 ? 'govuk-button--secondary' : ''}
        preventDoubleClick
      />
      <script type="module" src={visit.context.assets.uploadJs} />
    </form>
  )
}

function chooseKey(given: number, isOther: boolean): 'form.upload.choose' | 'form.upload.replace' | 'form.upload.add' {
  if (given === 0) return 'form.upload.choose'
  return isOther ? 'form.upload.replace' : 'form.upload.add'
}

/** What the script needs to know, with its words. */
function scriptFacts({ visit, opened }: UploadViewProps) {
  const { words, language } = visit
  const camera = opened.requirement.measured?.kind
  return {
    'data-sapar-upload': `/${language}${casePath(opened.file)}/parts/${opened.requirement.id}`,
    'data-part-bytes': PART_BYTES,
    'data-max-bytes': opened.requirement.picture.maxBytes,
    'data-text-sending': words('form.upload.sending', { percent: '{percent}' }),
    'data-text-waiting': words('form.upload.waiting'),
    'data-text-checking': words('form.upload.checking'),
    ...(camera
      ? {
          'data-camera': camera,
          'data-text-camera': words('form.camera.open'),
          'data-text-take': words('form.camera.take'),
          'data-text-close': words('form.camera.close'),
          'data-text-no-camera': words('form.camera.none'),
          'data-text-frame': words(camera === 'portrait' ? 'form.camera.oval' : 'form.camera.frame'),
        }
      : {}),
    ...(camera === 'portrait'
      ? {
          'data-photo-help': `/${language}${casePath(opened.file)}/photo-help/${opened.requirement.id}`,
          'data-photo-help-script': visit.context.assets.photoHelp.script,
        }
      : {}),
  }
}

/** On with what there is. */
export function GoOn(props: UploadViewProps & { readonly text?: string; readonly secondary?: boolean }): VNode {
  return (
    <form method="post" action={pagePath(props)}>
      <input type="hidden" name="do" value="go-on" />
      <Button text={props.text ?? props.visit.words('common.continue')} classes={props.secondary ? 'govuk-button--secondary' : ''} preventDoubleClick />
    </form>
  )
}

/** The demo's own drawing, so that a newcomer can finish without a passport at hand. */
export function SpecimenOffer(props: UploadViewProps): VNode {
  const { words } = props.visit
  return (
    <form method="post" action={pagePath(props)} enctype="multipart/form-data" class="sapar-specimen-offer">
      <input type="hidden" name="specimen" value={props.opened.requirement.id} />
      <Small>{words('form.upload.specimen-why')}</Small>
      <Button text={words('form.upload.specimen')} classes="govuk-button--secondary" preventDoubleClick />
    </form>
  )
}
