namespace EhdsReadiness.Web;

/// <summary>
/// The addresses of the site. Each keeps the reader's language, which a bare redirect to another page would lose.
/// </summary>
/// <param name="Base">Path under which the site is reached, such as <c>/readiness</c>; empty when it has a host of its own, and for a path
/// that <see cref="SiteAddress"/> makes whole.</param>
public sealed record Links(Language Language, string? Base = "")
{
    /// <summary>The addresses in the language of the request, under the path base of the request.</summary>
    public static Links Of(HttpContext http) => new(Localisation.RouteLanguage.Of(http), http.Request.PathBase);

    /// <summary>An article's identifier as it stands in an address: lower-case letters, digits and hyphens.</summary>
    public static string SlugOf(string ruleId) =>
        string.Join('-', new string([.. ruleId.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private string Root => $"{Base}/{Language.Code()}";
    public string Home => Root;

    /// <summary>What everybody sees, for whoever is signed in and would be led to <see cref="Waiting"/>.</summary>
    public string PublicHome => $"{Root}?view=public";

    /// <summary>What waits for whoever is signed in, and what is new.</summary>
    /// <param name="page">Of what is new, from 1.</param>
    public string Waiting(int page = 1) => $"{Root}/waiting{QueryOf(("page", PageNumber(page)))}";

    public string NewAssessment => $"{Root}/assessments/new";

    /// <summary>Asks whoever is signed in for which organisation the new assessment is to be.</summary>
    public string ChooseForWhom => $"{NewAssessment}?for=choose";
    public string Import => $"{Root}/assessments/import";
    public string Method => $"{Root}/method";
    public string Law => $"{Root}/law";

    /// <summary>The page of an article: <c>/fr/law/60</c>, <c>/fr/law/gdpr-28</c>.</summary>
    public string Article(string ruleId) => $"{Root}/law/{SlugOf(ruleId)}";

    /// <summary>What became law, standard or guidance, with its source and state.</summary>
    public string LawChanges => $"{Root}/law/changes";

    /// <summary>The minimum elements of a dataset description.</summary>
    public string LawMetadata => $"{Root}/law/metadata";

    /// <summary>Article numbers of the proposal of 2022 and of the adopted text.</summary>
    public string LawProposal => $"{Root}/law/proposal";

    public string Glossary => $"{Root}/glossary";
    public string Accessibility => $"{Root}/accessibility";
    public string Privacy => $"{Root}/privacy";
    public string Legal => $"{Root}/legal";

    /// <summary>The task list; with it, the resume link.</summary>
    public string Assessment(string key) => $"{Root}/assessments/{key}";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="questionId">The question.</param>
    /// <param name="backToReview">True when saving leads back to the review instead of on to the next question.</param>
    public string Question(string key, string questionId, bool backToReview = false) =>
        $"{Assessment(key)}/questions/{questionId}{(backToReview ? "?return=review" : "")}";

    /// <summary>Where a link is made by which somebody without an account answers one question.</summary>
    public string Ask(string key, string questionId) => $"{Question(key, questionId)}/ask";

    /// <summary>The one question that such a link opens.</summary>
    /// <param name="token">Secret of the link.</param>
    public string Clarify(string token) => $"{Root}/clarify/{token}";

    /// <summary>The plan of an assessment, for calendars.</summary>
    /// <param name="token">Secret of the address.</param>
    public string CalendarFeed(string token) => $"{Root}/calendars/{token}";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="categories">Letters with which the page shows what would change; null for the profile as it is.</param>
    public string Profile(string key, IEnumerable<string>? categories = null) =>
        $"{Assessment(key)}/profile{QueryOf((categories ?? []).Select(letter => ("categories", (string?)letter)))}";

    public string NotAsked(string key) => $"{Assessment(key)}/not-asked";

    /// <summary>The carried answers of one axis, to be confirmed.</summary>
    public string ConfirmAxis(string key, string axisId) => $"{Assessment(key)}/confirm/{axisId}";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="only"><c>unknown</c>, <c>not_applicable</c> or <c>note</c>; null for all answers.</param>
    public string Review(string key, string? only = null) => $"{Assessment(key)}/review{QueryOf(("only", only))}";

    public string Results(string key, ReadingKind reading = ReadingKind.Combined) =>
        $"{Assessment(key)}/results{(reading == ReadingKind.Combined ? "" : $"?reading={reading.Id()}")}";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="view"><c>axis</c>, <c>owner</c>, <c>calendar</c> or <c>order</c>; null for the list.</param>
    /// <param name="page">From 1.</param>
    /// <param name="handler">What a form that is sent there does; null for the page itself.</param>
    public string Plan(string key, string? view = null, int page = 1, string? handler = null) =>
        $"{Assessment(key)}/plan{QueryOf(("view", view), ("page", PageNumber(page)), ("handler", handler))}";

    /// <summary>One action of the plan.</summary>
    public string Action(string key, string actionId) => $"{Plan(key)}/actions/{actionId}";

    public string NewAction(string key) => $"{Plan(key)}/actions/new";

    /// <summary>The scenarios, side by side.</summary>
    public string WhatIf(string key) => $"{Assessment(key)}/what-if";

    public string Scenario(string key, string scenarioId) => $"{WhatIf(key)}/{scenarioId}";

    /// <summary>What changed since the assessment before, and why.</summary>
    public string Changes(string key) => $"{Assessment(key)}/changes";

    /// <summary>The move to a newer version of the questionnaire, and back.</summary>
    public string Version(string key) => $"{Assessment(key)}/version";

    public string Report(string key) => $"{Assessment(key)}/report";

    public string ReportPdf(string key) => $"{Assessment(key)}/report.pdf";

    public string Export(string key) => $"{Assessment(key)}/export.json";

    public string Share(string key) => $"{Assessment(key)}/share";

    public string Delete(string key) => $"{Assessment(key)}/delete";

    public string Keep(string key) => $"{Assessment(key)}/keep";


    // Organisations and answering together.

    public string Organisations => $"{Root}/organisations";

    public string Organisation(string id) => $"{Organisations}/{id}";

    /// <summary>Who saw, changed and took away what of the organisation's.</summary>
    public string Audit(string organisationId) => $"{Organisation(organisationId)}/audit";

    public string AuditCsv(string organisationId) => $"{Organisation(organisationId)}/audit.csv";

    /// <summary>The consultancies that the organisation lets in.</summary>
    public string Access(string organisationId) => $"{Organisation(organisationId)}/access";

    /// <summary>The units of an organisation, or the members of a group, side by side.</summary>
    /// <param name="organisationId">The house, or the group.</param>
    /// <param name="page">From 1.</param>
    public string Units(string organisationId, int page = 1) =>
        $"{Organisation(organisationId)}/units{QueryOf(("page", PageNumber(page)))}";

    /// <summary>What is still to be done over an organisation's assessments and those of its units.</summary>
    /// <param name="only">Null for all, <c>mine</c> or <c>late</c>.</param>
    /// <param name="unit">Identifier of the one unit that is meant; null for all.</param>
    /// <param name="page">From 1.</param>
    public string Actions(string organisationId, string? only = null, string? unit = null, int page = 1) =>
        $"{Organisation(organisationId)}/actions{QueryOf(("only", only), ("unit", unit), ("page", PageNumber(page)))}";

    public string NewUnit(string organisationId) => $"{Organisation(organisationId)}/units/new";

    /// <summary>The house of which an organisation is a unit, or may become one.</summary>
    public string House(string organisationId) => $"{Organisation(organisationId)}/house";

    /// <summary>The number of an organisation, and how it is proven.</summary>
    public string Number(string organisationId) => $"{Organisation(organisationId)}/number";

    public string Erase(string organisationId) => $"{Organisation(organisationId)}/erase";

    /// <summary>What an organisation's owner sees once it is gone.</summary>
    public string Erased => $"{Organisations}/erased";

    /// <summary>A consultant's clients.</summary>
    public string Portfolio => $"{Root}/portfolio";

    /// <summary>One client, with what the consultancy notes for itself.</summary>
    public string Client(string organisationId) => $"{Portfolio}/clients/{organisationId}";

    public string BeginForClient(string organisationId) => $"{Client(organisationId)}/assessments/new";

    /// <summary>Where a consultancy invites clients.</summary>
    public string Clients(string organisationId) => $"{Organisation(organisationId)}/clients";

    /// <summary>How the reports of a consultancy begin.</summary>
    public string Look(string organisationId) => $"{Organisation(organisationId)}/look";

    /// <param name="token">Secret of the link that was mailed to a client.</param>
    public string ClientInvitation(string token) => $"{Root}/clients/invitations/{token}";

    /// <summary>Reports of several clients in one file.</summary>
    public string Archive(string id) => $"{Portfolio}/archives/{id}";

    public string ArchiveZip(string id) => $"{Archive(id)}/reports.zip";

    public string SignUp => $"{Root}/sign-up";

    /// <summary>The page that a link in a mail leads to, which opens the account.</summary>
    /// <param name="token">Secret of the link.</param>
    /// <param name="onward">Where the person was going, sealed by <see cref="Accounts.AskingBrowsers"/>; null for nowhere in
    /// particular.</param>
    public string ConfirmSignUp(string token, string? onward = null) =>
        $"{Root}/sign-up/confirm{Query(("onward", onward), ("token", token))}";

    /// <param name="returnPath">Where the person was going; null for nowhere in particular.</param>
    public string SignUpFor(string? returnPath) => $"{SignUp}{Returning('?', returnPath)}";

    /// <param name="returnPath">Where the person was going; null for nowhere in particular.</param>
    public string SignIn(string? returnPath = null) => $"{Root}/sign-in{Returning('?', returnPath)}";

    /// <summary>The second step of signing in: the code of the authenticator app.</summary>
    public string SignInCode(string? returnPath = null) => $"{Root}/sign-in/code{Returning('?', returnPath)}";

    public string ForgottenPassword => $"{Root}/sign-in/forgotten";

    /// <summary>The page that a link in a mail leads to, where a new password is set.</summary>
    public string NewPassword(string accountId, string token) =>
        $"{Root}/sign-in/new-password?account={accountId}&token={Uri.EscapeDataString(token)}";

    /// <summary>The way to an identity provider.</summary>
    /// <param name="provider">Name of its settings.</param>
    /// <param name="returnPath">Where the person was going; null for nowhere in particular.</param>
    public string SignInWith(string provider, string? returnPath = null) =>
        $"{Root}/sign-in/with/{provider}{Returning('?', returnPath)}";

    /// <summary>What whoever comes back from an identity provider gets to see.</summary>
    public string SignInIdentity => $"{Root}/sign-in/identity";

    /// <summary>Why nobody was signed in by way of an identity provider.</summary>
    public string SignInRefused(SignOnFailure failure) => $"{Root}/sign-in/refused?because={failure.Id()}";

    public string SignOut => $"{Root}/sign-out";
    public string Account => $"{Root}/account";
    /// <summary>How an account is told what happens.</summary>
    public string AccountNotices => $"{Account}/notices";

    public string AccountDetails => $"{Account}/details";
    public string AccountEmail => $"{Account}/email";

    /// <summary>The page that a link in a mail leads to, where a new address is confirmed.</summary>
    public string ConfirmEmail(string accountId, string email, string token) =>
        $"{AccountEmail}/confirm?account={accountId}&email={Uri.EscapeDataString(email)}&token={Uri.EscapeDataString(token)}";

    public string AccountPassword => $"{Account}/password";
    public string TwoFactor => $"{Account}/two-factor";
    public string RecoveryCodes => $"{TwoFactor}/codes";
    public string TwoFactorOff => $"{TwoFactor}/off";
    public string Passkeys => $"{Account}/passkeys";

    /// <summary>Where the challenge is had by which a passkey shows, in a session, that its owner is there.</summary>
    public string PasskeyConfirmation => WithHandler(Passkeys, "confirm");

    /// <param name="id">Identifier of the passkey, in the database.</param>
    public string Passkey(string id) => $"{Passkeys}/{id}";

    public string Sessions => $"{Account}/sessions";

    /// <summary>The identity providers by which an account signs in.</summary>
    public string Logins => $"{Account}/logins";

    /// <summary>The way to an identity provider that links it.</summary>
    public string LinkLogin(string provider) => $"{Logins}?handler=link&provider={provider}";

    /// <summary>Where a session's owner shows anew who they are, by their identity provider.</summary>
    public string ConfirmIdentity(string? returnPath) => $"{Account}/confirm{Returning('?', returnPath)}";

    public string AccountExport => $"{Account}/export.json";
    public string CloseAccount => $"{Account}/close";

    /// <summary>The figures over all organisations, for analysts.</summary>
    /// <param name="number">The publication; null for the last one.</param>
    /// <param name="role"><c>holder</c>, <c>user</c> or <c>both</c>; null for all organisations.</param>
    public string Readiness(int? number = null, string? role = null) =>
        $"{Root}/readiness{Query(("publication", number?.ToString(CultureInfo.InvariantCulture)), ("role", role))}";

    /// <summary>One published table.</summary>
    public string ReadinessTable(string tableId, int? number = null) =>
        $"{Root}/readiness/tables/{tableId}{Query(("publication", number?.ToString(CultureInfo.InvariantCulture)))}";

    /// <param name="kind"><c>csv</c>, <c>xlsx</c>, <c>json</c> or <c>pdf</c>.</param>
    /// <param name="number">The publication; null for the last one.</param>
    public string ReadinessExport(string kind, int? number = null) =>
        $"{Root}/readiness/export.{kind}{Query(("publication", number?.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>The register of known organisations, for administrators.</summary>
    public string Register => $"{Root}/register";

    /// <summary>The next publication, for administrators.</summary>
    public string Publications => $"{Root}/publications";

    /// <summary>Who has a role on the whole site, for administrators.</summary>
    public string Staff => $"{Root}/staff";

    public string InviteStaff => $"{Staff}/invite";

    /// <param name="page">From 1; null for the first.</param>
    public string StaffTrail(int? page = null) =>
        $"{Staff}/trail{Query(("page", page?.ToString(CultureInfo.InvariantCulture)))}";

    public string StaffMember(string accountId) => $"{Staff}/{accountId}";

    /// <summary>Which organisations say that they are an entry of the register, for administrators.</summary>
    /// <param name="which">Identifier of a <see cref="ClaimFilter"/>; null for those that nobody has proven.</param>
    /// <param name="page">From 1; null for the first.</param>
    /// <param name="search">Number or name looked for; null for none.</param>
    public string Claims(string? which = null, int? page = null, string? search = null) =>
        $"{Root}/claims{Query(("which", which), ("number", search), ("page", page?.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>One of them.</summary>
    public string Claim(string organisationId) => $"{Root}/claims/{organisationId}";

    /// <summary>An address of a page, for one of its handlers.</summary>
    public static string WithHandler(string path, string handler) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";

    /// <summary>An address with one more name in its query.</summary>
    public static string WithQuery(string path, string name, string value) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(path, name, value);

    private static string Query(params (string Name, string? Value)[] parts)
    {
        var given = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return given.Count == 0 ? "" : $"?{string.Join('&', given)}";
    }

    // Organisations and answering together.

    public string NewOrganisation => $"{Organisations}/new";

    /// <param name="returnPath">Where the person is going once it is made.</param>
    public string NewOrganisationFor(string returnPath) => $"{NewOrganisation}{Returning('?', returnPath)}";

    /// <summary>The same for somebody who advises other organisations.</summary>
    public string NewConsultancy => $"{NewOrganisation}?consultancy=yes";

    /// <summary>Where somebody asks to join the organisation of a number.</summary>
    /// <param name="number">Null to ask for it.</param>
    public string Join(string? number = null) => $"{Organisations}/join{QueryOf(("number", number))}";

    public string OrganisationDetails(string id) => $"{Organisation(id)}/details";

    public string Members(string id) => $"{Organisation(id)}/members";

    public string Invite(string id) => $"{Members(id)}/invite";

    public string Member(string id, string accountId) => $"{Members(id)}/{accountId}";

    public string Leave(string id) => $"{Organisation(id)}/leave";

    public string Agreement(string id) => $"{Organisation(id)}/agreement";

    public string NewAssessmentOf(string id) => $"{Organisation(id)}/assessments/new";

    /// <param name="token">Secret of the link that was mailed.</param>
    public string Invitation(string token) => $"{Root}/invitations/{token}";

    public string Attach(string key) => $"{Assessment(key)}/attach";

    /// <param name="key">Identifier of the assessment.</param>
    /// <param name="axis">The axis that is shown alone; null for all.</param>
    /// <param name="show">Identifier of an <see cref="Core.Opening.AssignFilter"/>; null for all questions.</param>
    public string Assign(string key, string? axis = null, string? show = null) =>
        $"{Assessment(key)}/assign{QueryOf(("axis", axis), ("show", show))}";

    /// <summary>The page with one question ticked.</summary>
    public string AssignQuestion(string key, string questionId) =>
        $"{Assign(key)}?target=question:{questionId}#target-question:{questionId}";

    public string Comments(string key, string questionId) => $"{Question(key, questionId)}/comments";

    public string Approval(string key) => $"{Assessment(key)}/approval";

    public string Finalise(string key) => $"{Assessment(key)}/finalise";

    private static string Returning(char first, string? path) => path is null ? "" : $"{first}return={Uri.EscapeDataString(path)}";

    /// <summary>What an address says after its path: the names that have a value.</summary>
    private static string QueryOf(params IEnumerable<(string Name, string? Value)> said) =>
        QueryString.Create(said.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value))).Value ?? "";

    /// <summary>The number of a page of a list; null for the first.</summary>
    private static string? PageNumber(int page) => page == 1 ? null : page.ToString(CultureInfo.InvariantCulture);

    // Exports, verification, inventory.

    public string Verify => $"{Root}/verify";

    /// <summary>The JSON Schema of the assessment's file format.</summary>
    public const string AssessmentSchema = "/schema/assessment-1.json";

    /// <summary>All that can be taken away, and what can be brought back.</summary>
    public string Exports(string key) => $"{Assessment(key)}/exports";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="file">Such as <c>assessment.xlsx</c>.</param>
    public string ExportedFile(string key, string file) => $"{Assessment(key)}/exports/{file}";

    /// <param name="key">Key of the assessment.</param>
    /// <param name="page">From 1.</param>
    /// <param name="handler">What a form that is sent there does; null for the page itself.</param>
    /// <param name="removed">A dataset that was just taken off the list, and can be put back.</param>
    public string Datasets(string key, int page = 1, string? handler = null, string? removed = null) =>
        $"{Assessment(key)}/datasets{QueryOf(("handler", handler), ("removed", removed), ("page", PageNumber(page)))}";

    public string NewDataset(string key) => $"{Datasets(key)}/new";

    public string Dataset(string key, string id) => $"{Datasets(key)}/{id}";

    /// <param name="step">The step in which it is described; null for the first.</param>
    public string DatasetDescription(string key, string id, DescriptionStep? step = null) =>
        $"{Dataset(key, id)}/description{QueryOf(("step", step?.Id()))}";

    /// <param name="page">From 1.</param>
    public string DatasetVariables(string key, string id, int page = 1) =>
        $"{Dataset(key, id)}/variables{QueryOf(("page", PageNumber(page)))}";

    public string DatasetImport(string key) => $"{Datasets(key)}/import";
}
