/**
 * What the launcher says beside the texts of the install pages (src/site/languages), with the same
 * placeholders. Every language has every text: a test sees to it.
 */
const en = {
  buildOf: 'A build of {repository} on {host}.',
  trust:
    'Install it only if you trust them: whoever makes a link chooses the name and version above.',
  repository: 'Repository',
  release: 'Release',
  lookAtRelease: 'The build may have been removed: look at its release, or ask for a new build.',
  notSafe: 'This link is not safe to use',
  otherVersion: 'The link was made for another version of this page.',
  damaged: 'The link is too long or damaged.',
  noBuildThere: 'The link leads to something that is no build on a release of {hosts}.',
  ambiguous: 'The link can be read in more than one way, which hides where it leads.',
  onlyFrom:
    'This page installs apps from releases on {hosts} and from nowhere else. Nothing has been opened. Go back to where the link came from, or ask whoever sent it for a new one.',
  nothingYet: 'Nothing to install yet',
  opensApps:
    'This page installs an iPhone or iPad app that lies on a release on {hosts}. Which one, a link says, such as the one in the comment on a pull request; this address alone names none.',
  keepsQuiet: 'The page sends nothing to anybody: what the link says stays in the browser.',
} as const

type Words = Readonly<Record<keyof typeof en, string>>

const ar: Words = {
  buildOf: 'نسخة من {repository} على {host}.',
  trust: 'لا تثبّتها إلا إذا كنت تثق بأصحابها: من ينشئ الرابط يختار الاسم والإصدار أعلاه.',
  repository: 'المستودع',
  release: 'الإصدار المنشور',
  lookAtRelease: 'ربما أُزيلت هذه النسخة: راجع الإصدار المنشور، أو اطلب نسخة جديدة.',
  notSafe: 'هذا الرابط غير آمن',
  otherVersion: 'أُنشئ الرابط لإصدار آخر من هذه الصفحة.',
  damaged: 'الرابط طويل جدًا أو تالف.',
  noBuildThere: 'يقود الرابط إلى ما ليس نسخة ضمن إصدار منشور على {hosts}.',
  ambiguous: 'يمكن قراءة الرابط بأكثر من طريقة، وهذا يخفي وجهته.',
  onlyFrom:
    'تثبّت هذه الصفحة التطبيقات من الإصدارات المنشورة على {hosts} فقط. لم يُفتح شيء. ارجع إلى المكان الذي جاء منه الرابط، أو اطلب رابطًا جديدًا ممن أرسله.',
  nothingYet: 'لا شيء للتثبيت بعد',
  opensApps:
    'تثبّت هذه الصفحة تطبيق iPhone أو iPad من إصدار منشور على {hosts}. يحدد الرابط أي تطبيق، مثل الرابط في تعليق على طلب السحب؛ أما هذا العنوان وحده فلا يحدد شيئًا.',
  keepsQuiet: 'لا ترسل الصفحة شيئًا إلى أحد: ما يقوله الرابط يبقى في المتصفح.',
}

const de: Words = {
  buildOf: 'Ein Build von {repository} auf {host}.',
  trust:
    'Installiere ihn nur, wenn du ihnen vertraust: Name und Version oben bestimmt, wer den Link macht.',
  repository: 'Repository',
  release: 'Release',
  lookAtRelease:
    'Der Build wurde vielleicht entfernt: Sieh auf seinem Release nach, oder bitte um einen neuen Build.',
  notSafe: 'Dieser Link ist nicht sicher',
  otherVersion: 'Der Link ist für eine andere Version dieser Seite gemacht.',
  damaged: 'Der Link ist zu lang oder beschädigt.',
  noBuildThere: 'Der Link führt zu etwas, das kein Build auf einem Release von {hosts} ist.',
  ambiguous: 'Der Link lässt sich auf mehr als eine Art lesen. Das verbirgt, wohin er führt.',
  onlyFrom:
    'Diese Seite installiert Apps von Releases auf {hosts} und von nirgends sonst. Es wurde nichts geöffnet. Geh dorthin zurück, woher der Link kam, oder bitte um einen neuen.',
  nothingYet: 'Noch nichts zu installieren',
  opensApps:
    'Diese Seite installiert eine App für iPhone oder iPad, die auf einem Release auf {hosts} liegt. Welche, sagt ein Link, etwa der im Kommentar eines Pull Requests; diese Adresse allein nennt keine.',
  keepsQuiet: 'Die Seite sendet niemandem etwas: Was der Link sagt, bleibt im Browser.',
}

const es: Words = {
  buildOf: 'Una compilación de {repository} en {host}.',
  trust:
    'Instálala solo si confías en ellos: quien crea un enlace elige el nombre y la versión de arriba.',
  repository: 'Repositorio',
  release: 'Lanzamiento',
  lookAtRelease:
    'Puede que la compilación se haya eliminado: mira su lanzamiento o pide una nueva.',
  notSafe: 'Este enlace no es seguro',
  otherVersion: 'El enlace se hizo para otra versión de esta página.',
  damaged: 'El enlace es demasiado largo o está dañado.',
  noBuildThere: 'El enlace lleva a algo que no es una compilación de un lanzamiento de {hosts}.',
  ambiguous: 'El enlace se puede leer de más de una manera, lo que oculta adónde lleva.',
  onlyFrom:
    'Esta página instala apps de lanzamientos de {hosts} y de ningún otro sitio. No se ha abierto nada. Vuelve al lugar de donde vino el enlace o pide uno nuevo a quien lo envió.',
  nothingYet: 'Todavía no hay nada que instalar',
  opensApps:
    'Esta página instala una app para iPhone o iPad que está en un lanzamiento de {hosts}. Cuál, lo dice un enlace, como el del comentario de una pull request; esta dirección sola no indica ninguna.',
  keepsQuiet: 'La página no envía nada a nadie: lo que dice el enlace se queda en el navegador.',
}

const fr: Words = {
  buildOf: 'Un build de {repository} sur {host}.',
  trust:
    'Ne l’installez que si vous leur faites confiance : qui crée un lien choisit le nom et la version ci-dessus.',
  repository: 'Dépôt',
  release: 'Release',
  lookAtRelease:
    'Le build a peut-être été supprimé : consultez sa release ou demandez un nouveau build.',
  notSafe: 'Ce lien n’est pas sûr',
  otherVersion: 'Le lien a été créé pour une autre version de cette page.',
  damaged: 'Le lien est trop long ou endommagé.',
  noBuildThere: 'Le lien mène à quelque chose qui n’est pas un build d’une release de {hosts}.',
  ambiguous: 'Le lien peut se lire de plusieurs façons, ce qui cache où il mène.',
  onlyFrom:
    'Cette page installe des apps depuis des releases de {hosts} et de nulle part ailleurs. Rien n’a été ouvert. Retournez d’où vient le lien, ou demandez-en un nouveau.',
  nothingYet: 'Rien à installer pour l’instant',
  opensApps:
    'Cette page installe une app pour iPhone ou iPad qui se trouve sur une release de {hosts}. Laquelle, un lien le dit, comme celui du commentaire d’une pull request ; cette adresse seule n’en nomme aucune.',
  keepsQuiet: 'La page n’envoie rien à personne : ce que dit le lien reste dans le navigateur.',
}

const ja: Words = {
  buildOf: '{host}にある{repository}のビルドです。',
  trust:
    '信頼できる場合にのみインストールしてください。上の名前とバージョンは、リンクの作成者が自由に決められます。',
  repository: 'リポジトリ',
  release: 'リリース',
  lookAtRelease:
    'ビルドが削除された可能性があります。リリースを確認するか、新しいビルドを依頼してください。',
  notSafe: 'このリンクは安全ではありません',
  otherVersion: 'このリンクは、このページの別のバージョン用に作成されました。',
  damaged: 'リンクが長すぎるか、壊れています。',
  noBuildThere: 'リンク先は{hosts}のリリースにあるビルドではありません。',
  ambiguous: 'リンクが複数の意味に読めるため、行き先が分かりません。',
  onlyFrom:
    'このページがインストールするのは{hosts}のリリースにあるAppだけです。何も開かれていません。リンクの元の場所に戻るか、送信者に新しいリンクを依頼してください。',
  nothingYet: 'インストールするものはまだありません',
  opensApps:
    'このページは{hosts}のリリースにあるiPhoneまたはiPad用のAppをインストールします。どのAppかは、プルリクエストのコメントなどにあるリンクが示します。このアドレスだけでは分かりません。',
  keepsQuiet: 'このページは誰にも何も送信しません。リンクの内容はブラウザにとどまります。',
}

const ko: Words = {
  buildOf: '{host}에 있는 {repository}의 빌드입니다.',
  trust: '신뢰하는 경우에만 설치하십시오. 위의 이름과 버전은 링크를 만든 사람이 정합니다.',
  repository: '저장소',
  release: '릴리스',
  lookAtRelease: '빌드가 제거되었을 수 있습니다. 릴리스를 확인하거나 새 빌드를 요청하십시오.',
  notSafe: '이 링크는 안전하지 않습니다',
  otherVersion: '이 페이지의 다른 버전용으로 만들어진 링크입니다.',
  damaged: '링크가 너무 길거나 손상되었습니다.',
  noBuildThere: '링크가 가리키는 것은 {hosts} 릴리스의 빌드가 아닙니다.',
  ambiguous: '링크를 여러 가지로 읽을 수 있어 어디로 연결되는지 알 수 없습니다.',
  onlyFrom:
    '이 페이지는 {hosts}의 릴리스에 있는 앱만 설치합니다. 아무것도 열지 않았습니다. 링크가 있던 곳으로 돌아가거나 보낸 사람에게 새 링크를 요청하십시오.',
  nothingYet: '아직 설치할 것이 없습니다',
  opensApps:
    '이 페이지는 {hosts}의 릴리스에 있는 iPhone 또는 iPad 앱을 설치합니다. 어떤 앱인지는 풀 리퀘스트의 댓글 등에 있는 링크가 알려 주며, 이 주소만으로는 알 수 없습니다.',
  keepsQuiet:
    '이 페이지는 누구에게도 아무것도 보내지 않습니다. 링크의 내용은 브라우저에만 남습니다.',
}

const ptBr: Words = {
  buildOf: 'Um build de {repository} em {host}.',
  trust: 'Instale-o só se confiar neles: quem cria um link escolhe o nome e a versão acima.',
  repository: 'Repositório',
  release: 'Release',
  lookAtRelease: 'O build pode ter sido removido: veja a release ou peça um novo build.',
  notSafe: 'Este link não é seguro',
  otherVersion: 'O link foi feito para outra versão desta página.',
  damaged: 'O link é longo demais ou está danificado.',
  noBuildThere: 'O link leva a algo que não é um build em uma release de {hosts}.',
  ambiguous: 'O link pode ser lido de mais de uma forma, o que esconde aonde ele leva.',
  onlyFrom:
    'Esta página instala apps de releases em {hosts} e de nenhum outro lugar. Nada foi aberto. Volte para onde o link estava ou peça um novo a quem o enviou.',
  nothingYet: 'Ainda não há nada para instalar',
  opensApps:
    'Esta página instala um app para iPhone ou iPad que está em uma release em {hosts}. Qual deles, um link diz, como o do comentário de um pull request; este endereço sozinho não indica nenhum.',
  keepsQuiet: 'A página não envia nada a ninguém: o que o link diz fica no navegador.',
}

const zhHans: Words = {
  buildOf: '{host} 上 {repository} 的构建版本。',
  trust: '请仅在信任对方时安装：上面的名称和版本由创建链接的人决定。',
  repository: '仓库',
  release: '发布',
  lookAtRelease: '该构建版本可能已被移除：请查看其发布页面，或索取新的构建版本。',
  notSafe: '此链接不安全',
  otherVersion: '此链接是为本页面的其他版本创建的。',
  damaged: '链接过长或已损坏。',
  noBuildThere: '链接指向的内容不是 {hosts} 发布中的构建版本。',
  ambiguous: '链接可以有多种解读，因此无法确定它指向哪里。',
  onlyFrom:
    '此页面只安装 {hosts} 发布中的 App。没有打开任何内容。请返回链接的来源处，或向发送者索取新链接。',
  nothingYet: '暂无可安装的内容',
  opensApps:
    '此页面安装 {hosts} 发布中的 iPhone 或 iPad App。具体是哪一个由链接指明，例如拉取请求评论中的链接；仅凭此地址无法确定。',
  keepsQuiet: '此页面不会向任何人发送任何内容：链接中的信息只保留在浏览器中。',
}

const zhHant: Words = {
  buildOf: '{host} 上 {repository} 的建置版本。',
  trust: '請只在信任對方時安裝：上面的名稱和版本由建立連結的人決定。',
  repository: '儲存庫',
  release: '發行',
  lookAtRelease: '此建置版本可能已被移除：請查看其發行頁面，或索取新的建置版本。',
  notSafe: '此連結不安全',
  otherVersion: '此連結是為本頁面的其他版本建立的。',
  damaged: '連結過長或已損壞。',
  noBuildThere: '連結指向的內容不是 {hosts} 發行中的建置版本。',
  ambiguous: '連結可以有多種解讀，因此無法確定它指向哪裡。',
  onlyFrom:
    '此頁面只安裝 {hosts} 發行中的 App。沒有打開任何內容。請返回連結的來源處，或向傳送者索取新連結。',
  nothingYet: '目前沒有可安裝的內容',
  opensApps:
    '此頁面安裝 {hosts} 發行中的 iPhone 或 iPad App。具體是哪一個由連結指明，例如拉取請求留言中的連結；僅憑此位址無法確定。',
  keepsQuiet: '此頁面不會向任何人傳送任何內容：連結中的資訊只保留在瀏覽器中。',
}

export const words = {
  en,
  ar,
  de,
  es,
  fr,
  ja,
  ko,
  'pt-BR': ptBr,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
} as const
