namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>The register of known organisations: a file is looked through first, then imported whole; nothing is unless all of it is
/// right.</summary>
public sealed class RegisterModel(RegisterStore register, Content content, TimeProvider clock) : StaffPage
{
    /// <summary>Longest file, in bytes; the command takes longer ones.</summary>
    public const int LongestFile = 1024 * 1024;

    protected override AccountRole Needed => AccountRole.Administrator;

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked through and is to be imported; null before.</summary>
    [BindProperty(Name = "csv")]
    public string? Csv { get; set; }

    [FromQuery(Name = "imported")]
    public bool Imported { get; init; }

    public int Known { get; private set; }

    public IReadOnlyList<DoubleClaim> DoubleClaims { get; private set; } = [];

    public IReadOnlyList<RegisterFault> Faults { get; private set; } = [];

    /// <summary>What the import would change; null until a file without fault was sent.</summary>
    public RegisterChange? Change { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(StatusCodes.Status200OK, cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Csv is null && (Upload is null || Upload.Length == 0))
        {
            ModelState.AddModelError("file", Texts["Register.Error.none"]);
            return await ShowAsync(StatusCodes.Status400BadRequest, cancel);
        }

        if (Upload?.Length > LongestFile)
        {
            ModelState.AddModelError("file", Texts["Register.Error.tooLarge"]);
            return await ShowAsync(StatusCodes.Status413PayloadTooLarge, cancel);
        }

        var bytes = Csv is null ? await ReadAsync(Upload!, cancel) : Encoding.UTF8.GetBytes(Csv);
        var reading = RegisterFile.Read(bytes, content);
        if (reading.Faults.Count > 0)
        {
            Faults = reading.Faults;
            ModelState.AddModelError("file", Faults.Count < RegisterFault.Most ? Texts.Of("Register.Error.faults", Faults.Count)
                : Texts["Register.Error.manyFaults", RegisterFault.Most]);
            return await ShowAsync(StatusCodes.Status400BadRequest, cancel);
        }

        if (Csv is null)
        {
            Csv = Encoding.UTF8.GetString(bytes);
            Change = RegisterChange.Of(await register.AllAsync(cancel), reading.Entries);
            return await ShowAsync(StatusCodes.Status200OK, cancel);
        }

        await register.ReplaceAsync(reading.Entries, AuditActor.Account(AccountId), clock.GetUtcNow(), cancel);
        return Redirect($"{Links.Register}?imported=true");
    }

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private async Task<IActionResult> ShowAsync(int status, CancellationToken cancel)
    {
        Known = await register.CountAsync(cancel);
        DoubleClaims = await register.DoubleClaimsAsync(cancel);
        return PageWithStatus(status);
    }

    // Without its handler the page knows nothing to show.
    protected override IActionResult? GiveBack() => null;
}
