namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The register of known organisations: a file is looked through first, then imported whole; nothing is unless all of it is
/// right.</summary>
[StaffAccess(AccountRole.Administrator)]
public sealed class RegisterModel(RegisterStore register, Content content) : LocalisedPage
{
    /// <summary>Longest file, in bytes; the command takes longer ones.</summary>
    public const int LongestFile = 1024 * 1024;

    [BindProperty(Name = "file")] public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked through and is to be imported; null before.</summary>
    [BindProperty(Name = "csv")] public string? Csv { get; set; }

    [FromQuery(Name = "imported")] public bool Imported { get; init; }
    public int Known { get; private set; }
    public IReadOnlyList<RegisterFault> Faults { get; private set; } = [];

    /// <summary>How many entries of the file have a contact, to which codes are sent.</summary>
    public int Contacts { get; private set; }

    /// <summary>What the import would change; null until a file without fault was sent.</summary>
    public RegisterChange? Change { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Csv is null && Upload is not { Length: > 0 }) { return Invalid("file", Texts["Register.Error.none"]); }

        if (Upload?.Length > LongestFile)
        {
            return Invalid("file", Texts["Register.Error.tooLarge"], StatusCodes.Status413PayloadTooLarge);
        }

        var bytes = Csv is null ? await Upload!.ReadAllAsync(cancel) : Encoding.UTF8.GetBytes(Csv);
        var reading = RegisterFile.Read(bytes, content);
        if (reading.Faults.Count > 0)
        {
            Faults = reading.Faults;
            return Invalid("file", Faults.Count < RegisterFault.Most ? Texts.Of("Register.Error.faults", Faults.Count)
                : Texts["Register.Error.manyFaults", RegisterFault.Most]);
        }

        if (Csv is null)
        {
            Csv = Encoding.UTF8.GetString(bytes);
            Contacts = reading.Entries.Count(entry => entry.Contact is not null);
            Change = RegisterChange.Of(await register.AllAsync(cancel), reading.Entries);
            return Page();
        }

        await register.ReplaceAsync(reading.Entries, AuditActor.Account(AccountId), Now, cancel);
        return Redirect($"{Links.Register}?imported=true");
    }

    protected override async Task ReadAsync(CancellationToken cancel) => Known = await register.CountAsync(cancel);

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
