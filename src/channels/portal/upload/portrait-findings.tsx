import type { VNode } from 'preact'
import type { MeasuredPortrait } from '../../../actions/ports/case-records.ts'
import type { PortraitFinding } from '../../../core/photo/judge-portrait.ts'
import { Button } from '../../ui/components/button.tsx'
import { Details } from '../../ui/components/details.tsx'
import { Findings, Pair, Portrait } from '../../ui/components/finding.tsx'
import { Section } from '../../ui/components/layout.tsx'
import { MeasuredPhoto } from '../../ui/photo/measured-photo.tsx'
import { PhotoFinding } from '../../ui/photo/photo-finding.tsx'
import { casePath } from '../form-way.ts'
import { GoOn } from './file-form.tsx'
import { pagePath, picturePath, type UploadViewProps } from './opened.ts'

interface Props extends UploadViewProps {
  readonly measured: MeasuredPortrait
}

/** The photo with its measuring lines, what is to be mended and how, the cut that is offered, and what is in order already. */
export function PortraitFindings(props: Props): VNode {
  const { visit, opened, measured } = props
  const { words } = visit
  const [page] = opened.given
  const bad = measured.findings.filter(({ shown }) => shown)
  const good = measured.findings.filter(({ passes }) => passes)
  return (
    <>
      <MeasuredPhoto words={words} src={picturePath(props, 1)} size={{ width: page?.width ?? 1, height: page?.height ?? 1 }} measured={measured} />
      {bad.length > 0 ? <ToMend {...props} bad={bad} /> : <GoOn {...props} />}
      {bad.length > 0 && measured.cropHelps ? <CropOffer {...props} /> : null}
      <Details summaryText={words('photo.passed', { count: good.length })}>
        <Findings>
          {good.map((finding) => (
            <PhotoFinding words={words} finding={finding} level={2} />
          ))}
        </Findings>
      </Details>
      {bad.length > 0 ? (
        <Section id="anyway" title={words('photo.anyway.title')}>
          <p>{words('photo.anyway.text')}</p>
          <GoOn {...props} text={words('photo.anyway.button')} secondary />
        </Section>
      ) : null}
    </>
  )
}

function ToMend({ visit, bad }: Props & { readonly bad: readonly PortraitFinding[] }): VNode {
  const { words } = visit
  return (
    <Section id="to-mend" title={words('photo.to-mend', { count: bad.length })}>
      {bad.map((finding) => (
        <PhotoFinding words={words} finding={finding} />
      ))}
    </Section>
  )
}

/** Beside the photo as it is: nobody has to guess what the cut would look like. */
function CropOffer(props: Props): VNode {
  const { visit, opened } = props
  const { words, language } = visit
  return (
    <Section id="crop" title={words('photo.crop.title')}>
      <p>{words('photo.crop.text')}</p>
      <Pair>
        <Portrait caption={words('photo.crop.now')}>
          <img src={picturePath(props, 1)} alt={words('photo.crop.now-alt')} />
        </Portrait>
        <Portrait caption={words('photo.crop.then')}>
          <img src={`/${language}${casePath(opened.file)}/crop/${opened.requirement.id}`} alt={words('photo.crop.then-alt')} />
        </Portrait>
      </Pair>
      <form method="post" action={pagePath(props)}>
        <input type="hidden" name="do" value="crop" />
        <Button text={words('photo.crop.use')} preventDoubleClick />
      </form>
    </Section>
  )
}
