namespace EhdsReadiness.Web.Pages.Portfolios;

/// <summary>Invites clients of a consultancy by mail, one or many, typed or from a file, and shows what became of earlier invitations. The
/// mail gives nothing: its link shows the client a form that is filled in.</summary>
[EnableRateLimiting(Security.RateLimits.Mail)]
[OrganisationAccess(OrganisationRight.Advise)]
[RequestSizeLimit(TableFile.LongestFile + Setup.Site.LargestForm)]
public sealed class ClientsModel(
    ClientInvitationStore invitations, AccountStore accounts, AccountMails mails, Outbox outbox) : OrganisationPage
{
    /// <summary>For how many months access is asked for, unless somebody says otherwise.</summary>
    private const int UsualMonths = 12;

    private const string Day = "yyyy-MM-dd";

    internal static readonly IReadOnlyList<string> Fields = ["clients", "file", "right", "until"];

    /// <summary>One client a line, as typed.</summary>
    [BindProperty(Name = "clients")] public string? Clients { get; set; }

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary><c>read</c> or <c>answer</c>.</summary>
    [BindProperty(Name = "right")] public string? Right { get; set; }

    /// <summary>Last day of the access, as date fields of browsers write it.</summary>
    [BindProperty(Name = "until")] public string? Until { get; set; }

    /// <summary>The lines as they were read; null before they are looked at.</summary>
    public IReadOnlyList<TypedClient>? Read { get; private set; }

    /// <summary>What is wrong with the cells of the file.</summary>
    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ClientInvitation> Invitations { get; private set; } = [];

    /// <summary>What was just done, to be said once.</summary>
    public string? Done => Request.Query["done"] is ["sent" or "withdrawn"] done ? done.ToString() : null;

    public ClientInvitationState StateOf(ClientInvitation invitation) => invitation.StateAt(Now);

    public void OnGet() =>
        (Right, Until) = ("read", Today.AddMonths(UsualMonths).ToString(Day, CultureInfo.InvariantCulture));

    /// <summary>Shows how the lines are read, those of a file too, before anything leaves.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await TryReadAsync(cancel) ? Page() : Invalid();

    /// <summary>Invites them all, or nobody: what is wrong is said line by line.</summary>
    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancel)
    {
        // A file is looked at before: nobody has seen yet how it is read.
        var isFile = Upload is { Length: > 0 };
        var isRight = await TryReadAsync(cancel);
        if (isFile && isRight) { return Page(); }

        ModelState.AddIf(Right is not ("read" or "answer"), "right", Texts["Error.right"]);
        DateOnly? until =
            DateOnly.TryParseExact(Until?.Trim(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        ModelState.AddIf(until is null || until < Today || until > Today.AddMonths(AccessGrant.LongestMonths), "until",
            Texts["Error.until.range", AccessGrant.LongestMonths]);
        if (!isRight || !ModelState.IsValid) { return Invalid(); }

        if (await TakeAsync(Read!, cancel) is { } refused) { return refused; }

        // From here on all are invited, also when the browser hangs up.
        foreach (var client in Read!)
        {
            var mailOf = await MailAsync(client.Email, until!.Value, default);
            await outbox.PutAsync(seal => invitations.InviteAsync(Organisation.Id, client.Name, client.Email, Right == "answer",
                until.Value, AccountId, Now, default, token => seal(mailOf(token))));
        }

        return Redirect($"{Links.Clients(Organisation.Id)}?done=sent#invited");
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? invitation, CancellationToken cancel)
    {
        await invitations.WithdrawAsync(Organisation.Id, invitation ?? "", AccountId, Now, cancel);
        return Redirect($"{Links.Clients(Organisation.Id)}?done=withdrawn#invited");
    }

    protected override async Task<IActionResult?> AdmitAsync(HandlerMethodDescriptor? handler, CancellationToken cancel) =>
        await base.AdmitAsync(handler, cancel)
            ?? (Organisation.Details.MayBeLetIn ? null : Refusal(StatusCodes.Status404NotFound));

    protected override async Task ReadAsync(CancellationToken cancel) =>
        Invitations = await invitations.OfConsultancyAsync(Organisation.Id, cancel);

    /// <summary>Reads file and lines; false, with what is wrong, when somebody cannot be invited.</summary>
    private async Task<bool> TryReadAsync(CancellationToken cancel)
    {
        if (Upload is { Length: > 0 } && !await TakeFileAsync(Upload, cancel)) { return false; }

        Read = TypedClient.Read(Clients);
        ModelState.AddIf(Read.Count == 0, "clients", Texts["Clients.Error.none"]);
        ModelState.AddIf(Read.Count > ClientInvitation.MostPerDay, "clients", Texts["Clients.Error.many", ClientInvitation.MostPerDay]);
        var faults = Read.Count(client => client.Fault is not null);
        ModelState.AddIf(faults > 0, "clients", Texts.Of("Clients.Error.lines", faults));
        return ModelState.IsValid;
    }

    /// <summary>Adds what a file has to the lines, where it can be corrected.</summary>
    private async Task<bool> TakeFileAsync(IFormFile upload, CancellationToken cancel)
    {
        if (upload.Length > TableFile.LongestFile)
        {
            ModelState.AddModelError("file", Texts["Clients.Error.tooLong"]);
            return false;
        }

        var reading = await TableFile.ReadAsync(await upload.ReadAllAsync(cancel), Language, cancel);
        var (lines, faults) = reading.Trouble is null ? ClientsTable.Read(reading.Sheets) : ([], []);
        if (reading.Trouble is not null || faults.Count > 0)
        {
            Faults = faults;
            ModelState.AddModelError("file", reading.Trouble is { } trouble ? Say(trouble)
                : FaultsText(faults.Count, "Clients.Error.cells", "Clients.Error.manyCells"));
            return false;
        }

        Doubt = reading.Doubt;

        // What is posted back is what is shown: the field takes the place of the file.
        ModelState.Remove("clients");
        Clients = string.Join('\n', new[] { Clients?.TrimEnd() }.OfType<string>().Where(text => text.Length > 0).Concat(lines));
        return true;
    }

    /// <summary>Takes the mails of the hour and the invitations of the day; the page with what is used up, or null.</summary>
    private async Task<IActionResult?> TakeAsync(IReadOnlyList<TypedClient> clients, CancellationToken cancel)
    {
        foreach (var client in clients)
        {
            if (await mails.TakeAsync("client invitation", AccountId, client.Email, cancel) is { } until)
            {
                return Invalid("clients", Texts["Clients.Error.often", client.Email, AccountMails.Moment(until, Language)]);
            }
        }

        return await RefuseTodayAsync($"client invitations of {AccountId}", ClientInvitation.MostPerDay, "clients", "Clients.Error.most",
            cancel, clients.Count);
    }

    /// <summary>The mail by the secret of its link, in the language of the invited account; where there is none, in that of the
    /// page.</summary>
    private async Task<Func<string, Mail>> MailAsync(string email, DateOnly until, CancellationToken cancel)
    {
        var language = (await accounts.FindByEmailAsync(EmailAddress.Normalize(email), cancel))?.Language ?? Language;
        var inviter = (await accounts.FindAsync(AccountId, cancel))?.Name ?? Organisation.Details.Name;
        var ends = Now + ClientInvitation.Lifetime;
        return token => Mail.Of(
            Right == "answer" ? "Client.answer" : "Client.read", email, language, Mail.Words(inviter),
            Mail.Words(Organisation.Details.Name),
            Whole(new Links(language).ClientInvitation(token)), AccountMails.Moment(ends, language), Formats.Date(until, language)) with
        {
            Until = ends,
            Ground = new MailGround.Client(token),
        };
    }
}
