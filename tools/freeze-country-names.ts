// Writes src/countries/kz-demo/country-names.json. Run once and committed: names come from the ICU inside Node, which changes between
// versions, and a card printed last year must still read the same. Run with Node 24: node tools/freeze-country-names.ts
import { readFileSync, writeFileSync } from 'node:fs'

/** ISO 3166-1 alpha-3 and alpha-2 of each country, written together. */
const ISO = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG
  BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG
  COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET
  FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY
  HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH
  KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO
  NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA
  SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC
  TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
  VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
`

type Language = 'en' | 'ru' | 'kk' | 'zh'
type Names = Record<Language, string>
const LOCALES: Readonly<Record<Language, string>> = { en: 'en', ru: 'ru', kk: 'kk', zh: 'zh-Hans' }
const LANGUAGES = Object.keys(LOCALES) as Language[]

const overrides = JSON.parse(readFileSync(new URL('./country-name-overrides.json', import.meta.url), 'utf8')) as {
  regions: Record<string, Partial<Names>>
  special: Record<string, Names>
}

function icuName(language: Language, alpha2: string): string {
  const name = new Intl.DisplayNames([LOCALES[language]], { type: 'region', fallback: 'none' }).of(alpha2)
  if (!name) throw new Error(`no ${language} name for ${alpha2}`)
  // ICU shortens the Russian word for island, which sorts and reads badly in a list.
  return name
    .replace(/^о-ва /, 'Острова ')
    .replace(/^о-в /, 'Остров ')
    .replaceAll(' о-ва', ' острова')
}

function namesOf(alpha2: string): Names {
  const entries = LANGUAGES.map((language) => [language, overrides.regions[alpha2]?.[language] ?? icuName(language, alpha2)])
  return Object.fromEntries(entries) as Names
}

const iso = ISO.trim()
  .split(/\s+/)
  .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const)
// Kosovo is RKS in passports (Doc 9303-3) and XK in ICU.
const countries = [...iso, ['RKS', 'XK'] as const].map(([alpha3, alpha2]) => [alpha3, { alpha2, ...namesOf(alpha2) }] as const)
const all = [...countries, ...Object.entries(overrides.special)].sort(([a], [b]) => (a < b ? -1 : 1))
const lines = all.map(
  ([code, names]) =>
    `  ${JSON.stringify(code)}: ${JSON.stringify(names).replaceAll('":"', '": "').replaceAll('","', '", "').replace('{"', '{ "').replace('"}', '" }')}`,
)
const target = new URL('../src/countries/kz-demo/country-names.json', import.meta.url)
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`)
process.stdout.write(`${all.length} names, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}\n`)
