namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The register of known organisations: a file is looked through first, then imported whole; nothing is unless all of it is
/// right.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class RegisterModel(RegisterStore register, Content content) : LocalisedPage
{
    /// <summary>Longest file, in bytes; the command takes longer ones.</summary>
    public const int LongestFile = 1024 * 1024;

    private const int MostNamesToCheck = 5;

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked through and is to be imported; null before.</summary>
    [BindProperty(Name = "document")] public string? Document { get; set; }

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
        var bytes = new byte[LongestFile];
        var isLookedThrough = Convert.TryFromBase64String(Document ?? "", bytes, out var length) && length > 0;
        if (!isLookedThrough && Upload is not { Length: > 0 }) { return Invalid("file", Texts["Register.Error.none"]); }

        if (Upload?.Length > LongestFile)
        {
            return Invalid("file", Texts["Register.Error.tooLarge"], StatusCodes.Status413PayloadTooLarge);
        }

        bytes = isLookedThrough ? bytes[..length] : await Upload!.ReadAllAsync(cancel);
        var reading = await TableFile.ReadAsync(bytes, Language, cancel, RegisterTable.TimesOnPage);
        if (reading.Trouble is { } trouble) { return Invalid("file", Say(trouble)); }

        var (entries, faults) = RegisterTable.Read(reading.Sheets, content);
        if (faults.Count > 0)
        {
            Faults = faults;
            return Invalid("file", Faults.Count < RegisterFault.Most ? Texts.Of("Register.Error.faults", Faults.Count)
                : Texts["Register.Error.manyFaults", RegisterFault.Most]);
        }

        if (!isLookedThrough)
        {
            (Document, Doubt) = (Convert.ToBase64String(bytes), reading.Doubt);
            NamesToCheck = Doubt is null ? []
                : [.. entries.Select(entry => entry.Name).Where(name => !name.All(char.IsAscii)).Take(MostNamesToCheck)];
            Contacts = entries.Count(entry => entry.Contact is not null);
            Change = RegisterChange.Of(await register.AllAsync(cancel), entries);
            return Page();
        }

        await register.ReplaceAsync(entries, AuditActor.Account(AccountId), Now, cancel);
        return Redirect($"{Links.Register}?imported=true");
    }

    protected override async Task ReadAsync(CancellationToken cancel) => Known = await register.CountAsync(cancel);

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
