namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The register of known organisations: a file is looked through first, then imported whole; nothing is unless all of it is
/// right.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class RegisterModel(RegisterStore register, Content content) : LocalisedPage
{
    private const int MostNamesToCheck = 5;

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked through and is to be imported; null before.</summary>
    [BindProperty(Name = "document")] public string? Document { get; set; }

    /// <summary>Fingerprint of the register that the preview was made against.</summary>
    [BindProperty(Name = "seen")] public string? Seen { get; set; }

    /// <summary>True when somebody changed the register between preview and click: nothing was imported.</summary>
    public bool IsStale { get; private set; }

    [FromQuery(Name = "imported")] public bool Imported { get; init; }
    public int Known { get; private set; }
    public IReadOnlyList<CellFault> Faults { get; private set; } = [];

    /// <summary>In which encoding the file was read, to be checked; null where nobody can doubt it.</summary>
    public Text? Doubt { get; private set; }

    /// <summary>The first names in which a wrong encoding would show; empty where nobody can doubt it.</summary>
    public IReadOnlyList<string> NamesToCheck { get; private set; } = [];

    /// <summary>How many entries of the file have a contact, to which codes are sent.</summary>
    public int Contacts { get; private set; }

    /// <summary>What the import would change; null until a file without fault was sent.</summary>
    public RegisterChange? Change { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var carried = Uploads.Carried(Document, TableFile.LongestFile);
        if (carried is null && Upload is not { Length: > 0 }) { return Invalid("file", Texts["Register.Error.none"]); }

        if (Upload?.Length > TableFile.LongestFile)
        {
            return Invalid("file", Texts["Register.Error.tooLarge"], StatusCodes.Status413PayloadTooLarge);
        }

        var bytes = carried ?? await Upload!.ReadAllAsync(cancel);
        var seen = Seen;
        if (await LookThroughAsync(bytes, cancel) is not { } entries) { return Invalid(); }

        if (carried is null) { return Page(); }

        // Whoever confirms has seen what goes, and somebody else may have imported another file meanwhile.
        IsStale = !await register.ReplaceAsync(entries, AuditActor.Account(AccountId), Now, cancel, seen ?? "");
        if (!IsStale) { return Redirect($"{Links.Register}?imported=true"); }

        await LookThroughAsync(bytes, cancel);
        return Conflicting();
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Known = await register.CountAsync(cancel);
        if (GivesBack && Uploads.Carried(Document, TableFile.LongestFile) is { } file)
        {
            await LookThroughAsync(file, cancel);
        }
    }

    // Without a file that was looked through the page knows nothing to show.
    protected override IActionResult? GiveBack() => Change is null ? null : Invalid();

    /// <summary>Reads a file and says what its import would change; null, with what is wrong, when it can't be imported.</summary>
    private async Task<IReadOnlyList<RegisterEntry>?> LookThroughAsync(byte[] file, CancellationToken cancel)
    {
        ModelState.Clear();
        var reading = await TableFile.ReadAsync(file, Language, cancel, RegisterTable.TimesOnPage);
        if (reading.Trouble is { } trouble)
        {
            ModelState.AddModelError("file", Say(trouble));
            return null;
        }

        var (entries, faults) = RegisterTable.Read(reading.Sheets, content);
        if (faults.Count > 0)
        {
            Faults = faults;
            ModelState.AddModelError("file", FaultsText(Faults.Count, "Register.Error.faults", "Register.Error.manyFaults"));
            return null;
        }

        var known = await register.AllAsync(cancel);
        (Document, Doubt) = (Convert.ToBase64String(file), reading.Doubt);
        NamesToCheck = Doubt is null ? []
            : [.. entries.Select(entry => entry.Name).Where(name => !name.All(char.IsAscii)).Take(MostNamesToCheck)];
        Contacts = entries.Count(entry => entry.Contact is not null);
        Change = RegisterChange.Of(known, entries);
        Seen = RegisterStore.MarkOf(known);
        return entries;
    }
}
