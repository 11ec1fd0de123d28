namespace EhdsReadiness.Web.Commands;

/// <summary><c>content check</c>, <c>preview</c>, <c>new-version</c>, <c>fix</c>, <c>publish</c> and <c>withdraw</c>.</summary>
/// <remarks>
/// All take the folder as an operand or as <c>--content DIR</c>, and <c>--lang fr|en</c>. What changes a folder has it named: the content
/// that travels with the program is a copy, in which nothing would stay.
/// </remarks>
public static class ContentCommand
{
    private const string Page = "index.html";
    private const string ChangedOnly = "--changed-only";
    private const string Because = "--because";

    /// <param name="args">What follows <c>content</c>.</param>
    /// <param name="defaultFolder">The content that travels with the program.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, string defaultFolder, TextWriter output, TextWriter errors) => args switch
    {
        ["check", .. var rest] => With(rest, [], "", errors, call => Check(call, output), defaultFolder),
        ["preview", .. var rest] =>
            With(rest, ["-o", "--against"], "", errors, call => Preview(call, output, errors), defaultFolder, flags: [ChangedOnly]),
        ["new-version", .. var rest] => OnVersion("new-version", rest, ["--date"], output, errors, NewVersion),
        ["fix", .. var rest] => With(rest, [], "content fix needs “--content DIR”", errors, call => Fix(call, output, errors)),
        ["publish", .. var rest] => OnVersion("publish", rest, [Because], output, errors, Publish),
        ["withdraw", .. var rest] => OnVersion("withdraw", rest, [], output, errors, Withdraw),
        _ => throw CommandFault.OfUsage("content needs “check”, “preview”, “new-version”, “fix”, “publish” or “withdraw”"),
    };

    /// <summary>Prints each fault, then how many there are.</summary>
    private static int Check(Call call, TextWriter output)
    {
        var faults = ContentCheck.Check(call.Folder);
        foreach (var fault in faults)
        {
            output.WriteLine(fault.In(call.Language));
        }

        output.WriteLine((faults.Count switch
        {
            0 => new Text("aucune faute", "no faults"),
            1 => new Text("1 faute", "1 fault"),
            var count => new Text(Number($"{count} fautes"), Number($"{count} faults")),
        }).In(call.Language));
        return faults.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
    }

    /// <summary>Writes the questions as one page for reviewers.</summary>
    private static int Preview(Call call, TextWriter output, TextWriter errors)
    {
        if (!call.Arguments.Options.TryGetValue("-o", out var target))
        {
            throw CommandFault.OfUsage("content preview needs “-o DIR”");
        }

        var against = call.Arguments.Options.GetValueOrDefault("--against");
        var changedOnly = call.Arguments.Flags.Contains(ChangedOnly);
        if (changedOnly && against is null) { throw CommandFault.OfUsage("“--changed-only” needs “--against DIR”"); }

        var now = CommandLine.ReadContent(call.Folder, errors, call.Language);
        var before = against is null ? null : CommandLine.ReadContent(against, errors, call.Language);
        var page = Path.Combine(target, Page);
        return CommandLine.At(page, () =>
        {
            var effects = before is null ? [] : ContentEffect.OfExamples(call.Folder, before, now);
            Directory.CreateDirectory(target);
            File.WriteAllText(page, ContentPreview.Html(now, before, call.Language, changedOnly, effects));
            output.WriteLine(page);
            return CommandLine.Done;
        });
    }

    /// <summary>Runs a command on one version; prints what it gives, or what is wrong.</summary>
    private static int OnVersion(
        string name, string[] args, IReadOnlyList<string> options, TextWriter output, TextWriter errors,
        Func<Call, string, Text> command) =>
        With(
            args, options, $"content {name} needs “VERSION --content DIR”", errors, call => Print(call, output, command), onVersion: true);

    private static int Print(Call call, TextWriter output, Func<Call, string, Text> command)
    {
        try
        {
            output.WriteLine(command(call, call.Version!).In(call.Language));
            return CommandLine.Done;
        }
        catch (ContentRefusal refusal)
        {
            throw new CommandFault(refusal.In(call.Language));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            throw new CommandFault(fault.Message);
        }
    }

    /// <summary>Copies the newest version, by default to begin tomorrow.</summary>
    private static Text NewVersion(Call call, string version)
    {
        var tomorrow = FrenchTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(1);
        var date = !call.Arguments.Options.TryGetValue("--date", out var word) ? tomorrow
            : DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new ContentRefusal(
                new Text($"--date « {word} » doit être une date comme 2027-03-26.", $"--date “{word}” must be a date such as 2027-03-26."));
        var former = ContentDraft.Begin(call.Folder, version, date);
        return new Text(
            $"la version « {version} » est une copie de « {former} » ; dites dans son changes.yaml ce que deviennent les questions que " +
                $"vous changez",
            $"version “{version}” is a copy of “{former}”; say in its changes.yaml what becomes of the questions that you change");
    }

    /// <summary>Puts no-break spaces into the texts, and prints how many were changed and which were left alone.</summary>
    private static int Fix(Call call, TextWriter output, TextWriter errors)
    {
        try
        {
            var (changed, left) = ContentSpaces.Fix(call.Folder);
            foreach (var text in left)
            {
                errors.WriteLine(text.In(call.Language));
            }

            output.WriteLine((changed switch
            {
                0 => new Text("0 texte changé", "0 texts changed"),
                1 => new Text("1 texte changé", "1 text changed"),
                _ => new Text(Number($"{changed} textes changés"), Number($"{changed} texts changed")),
            }).In(call.Language));
            return left.Count == 0 ? CommandLine.Done : CommandLine.InvalidInput;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(fault.Message);
        }
    }

    /// <summary>
    /// Freezes a version of a content folder without faults and gives its fingerprint; with a reason, has a frozen one follow the law
    /// instead.
    /// </summary>
    private static Text Publish(Call call, string version)
    {
        var isFollowing = call.Arguments.Options.TryGetValue(Because, out var because);
        // That published versions are no longer as they were is what a reason answers.
        var faults = ContentCheck.Check(call.Folder).Where(fault => !isFollowing || fault.File != PublishedVersionReader.File).ToList();
        if (faults.Count > 0)
        {
            throw new ContentRefusal(new Text(ListOf(faults, Language.French), ListOf(faults, Language.English)));
        }

        var sha256 = isFollowing
            ? ContentPublication.FollowLaw(call.Folder, version, because!, FrenchTime.DayOf(TimeProvider.System.GetUtcNow()))
            : ContentPublication.Publish(call.Folder, version);
        return new Text(sha256, sha256);
    }

    private static string ListOf(IEnumerable<ContentFault> faults, Language language) =>
        string.Join('\n', faults.Select(fault => fault.In(language)));

    /// <summary>Takes the publication of a version back while nobody has begun to answer it.</summary>
    private static Text Withdraw(Call call, string version)
    {
        using var database = call.Settings.Database.Make();
        if (database.Exists()
            && new AssessmentStore(database).VersionsAsync(default).GetAwaiter().GetResult().Contains(version, StringComparer.Ordinal))
        {
            throw new ContentRefusal(new Text(
                $"{database.Name} : des évaluations suivent la version « {version} » ; elle reste publiée ; commencez-en une plus " +
                    $"récente avec content new-version",
                $"{database.Name}: assessments are on version “{version}”: it stays published; begin a newer one with content " +
                    $"new-version"));
        }

        ContentPublication.Withdraw(call.Folder, version);
        return new Text($"la version « {version} » peut de nouveau changer", $"version “{version}” may change again");
    }

    private static string Number(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs a command on the arguments that all content commands share, or says what is wrong with them.</summary>
    /// <param name="need">What to say when the version or the folder is missing.</param>
    /// <param name="defaultFolder">Where the folder is unless it is named; null when it must be.</param>
    private static int With(
        string[] args,
        IReadOnlyList<string> options,
        string need,
        TextWriter errors,
        Func<Call, int> command,
        string? defaultFolder = null,
        bool onVersion = false,
        IReadOnlyList<string>? flags = null)
    {
        var arguments = Arguments.Read(args, ["--content", "--lang", .. options], onVersion ? 2 : 1, flags);
        var settings = arguments.SettingsOfSite(errors);
        var version = onVersion ? arguments.Operand : null;
        var operand = arguments.Operands.ElementAtOrDefault(onVersion ? 1 : 0);
        var option = arguments.Options.GetValueOrDefault("--content");
        if (operand is not null && option is not null)
        {
            throw CommandFault.OfUsage($"the folder is named twice: “{operand}” and “--content {option}”");
        }

        var code = arguments.Options.GetValueOrDefault("--lang") ?? Language.English.Code();
        if (Languages.Find(code) is not { } language) { throw CommandFault.OfUsage($"“--lang” is fr or en, not “{code}”"); }

        var folder = operand ?? option ?? (defaultFolder is null ? null : settings.Content.Path ?? defaultFolder);
        return folder is null || (onVersion && version is null)
            ? throw CommandFault.OfUsage(need)
            : command(new Call(version, folder, language, arguments, settings));
    }

    /// <summary>The arguments of one content command.</summary>
    /// <param name="Version">Null for a command that is not about one version.</param>
    /// <param name="Language">In which results and refusals are printed; English unless <c>--lang</c> says otherwise.</param>
    private sealed record Call(string? Version, string Folder, Language Language, Arguments Arguments, AllSettings Settings);
}
