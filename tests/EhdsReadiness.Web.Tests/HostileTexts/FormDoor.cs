using AngleSharp.Dom;
using EhdsReadiness.Web.Tests.Exports;
using EhdsReadiness.Web.Tests.Pages;

namespace EhdsReadiness.Web.Tests.HostileTexts;

/// <summary>One form of a page as somebody who may see it can send it, again and again.</summary>
/// <param name="Come">Comes to the page and gives who came.</param>
/// <param name="Renew">Makes anew what the page stands on, after a form ended it.</param>
internal sealed partial record FormDoor(Func<Task<Visitor>> Come, Func<Task> Renew, string Signature)
{
    /// <summary>Texts that fields get in which nobody types; with <c>HOSTILE=all</c> in the environment, all of them.</summary>
    private static readonly int Few = Hostile.AreAll ? Hostile.Texts.Length : 2;

    /// <summary>Of how many texts each form gets one, others for each form; with <c>HOSTILE=all</c> it gets each.</summary>
    private static readonly int Share = Hostile.AreAll ? 1 : 6;

    /// <summary>Of how many texts that all fields at once refused each gets one alone; with <c>HOSTILE=all</c> it gets each.</summary>
    private static readonly int OneIn = Hostile.AreAll ? 1 : 5;

    private static int _next = Hostile.Seed;

    /// <summary>Fields left empty where the form is to succeed: something wrong in them would hide what becomes of the others.</summary>
    private static readonly string[] LeftEmpty =
        ["siren", "evidence", "evidence-date", "evidence-holder", "reason", "group", "persons", "foreign_identifier", "finess",
            "reconfirm_code"];

    /// <summary>What a form is known by, whoever's page it stands on and in whatever language: its method and where it goes to.</summary>
    private static string SignatureOf(IHtmlFormElement form, string target) => $"{form.Method} {Value().Replace(target[3..], "…")}";

    /// <summary>The forms of a page, one for each address to which a button of theirs leads, by signature.</summary>
    public static IEnumerable<string> SignaturesOf(Visitor visitor) => Forms(visitor).Select(form => SignatureOf(form.Form, form.Target));

    /// <summary>Sends the form as it should be, and gives who sent it, with the answer.</summary>
    public async Task<Visitor> SubmitAsync()
    {
        var form = await OpenAsync();
        await form.Visitor.ShowAsync(await SendAsync(form, form.Target, [], ""), form.Target);
        return form.Visitor;
    }

    /// <summary>
    /// Sends the form with its share of the texts in what people type and in names of files: in all of these fields at once, and where that
    /// is refused in each alone, of the texts refused others for each field. What else it sends, what is hidden or chosen and the values of
    /// its address, is looked up or read as a number or a day: each of these gets some of the texts, others for each.
    /// </summary>
    /// <param name="known">Fields that were tried already, by the address without its query: another button of the same form gets some of
    /// the texts.</param>
    /// <returns>What is not as it should be.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyList<string> texts, ISet<string> known)
    {
        var faults = new List<string>();
        var opened = await OpenAsync();
        async Task<bool> TryAsync(string text, IReadOnlyList<string> names, string? query = null)
        {
            var language = _next++ % 2 == 0 ? "fr" : "en";
            var target = $"/{language}{opened.Target[3..]}";
            using var response = await SendAsync(opened, query is null ? target : WithQuery(target, query, text), names, text);
            faults.AddRange((await FaultsOfAsync(response, language))
                .Select(fault => $"{Signature}: {string.Join(' ', names)}{query} = {JsonSerializer.Serialize(text)}: {fault}"));
            if (opened.IsPost && response.StatusCode == HttpStatusCode.Found)
            {
                var before = opened;
                if (before.Fields.Exists(field => field.Type == "password"))
                {
                    // It may be another one by now, or not be asked any more.
                    await Renew();
                }

                opened = await OpenAsync();
                faults.AddRange(names.SelectMany(name => NotAsTyped(before, opened, name, text)).Select(fault => $"{Signature}: {fault}"));
            }

            return response.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK;
        }

        var typed = opened.Fields.Where(field => field.Type is "text" or "search" or "url" or "email" or "textarea" or "file")
            .Select(field => field.Name).Distinct().ToList();
        var refused = 0;
        var isKnown = !known.Add($"{Signature.Split('?')[0]} {string.Join(' ', typed)}");
        var first = _next;
        foreach (var text in typed.Count == 0 ? []
            : texts.Where((_, place) => (place + first) % Share == 0).Skip(isKnown ? first % (texts.Count / Share - Few + 1) : 0)
                .Take(isKnown ? Few : texts.Count).ToList())
        {
            if (!await TryAsync(text, typed) && typed.Count > 1)
            {
                foreach (var name in typed.Where((_, field) => (refused + field) % OneIn == 0))
                {
                    await TryAsync(text, [name]);
                }

                refused++;
            }
        }

        // Of fields that are there once for each question, two are enough.
        foreach (var name in opened.Fields.Select(field => field.Name).Distinct().Except(typed)
            .GroupBy(name => name.Split('.', ':', '-')[0]).SelectMany(alike => alike.Take(2)).ToList())
        {
            for (var i = 0; i < Few; i++)
            {
                await TryAsync(texts[_next % texts.Count], [name]);
            }
        }

        foreach (var name in opened.Target.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=')[0])
            .Where(name => name != "handler").ToList())
        {
            for (var i = 0; i < Few; i++)
            {
                await TryAsync(texts[_next % texts.Count], [], name);
            }
        }

        return faults;
    }

    /// <summary>What the form shows after it was saved, where it shows what was typed at all: the text as the one rule gives it.</summary>
    private static IEnumerable<string> NotAsTyped(OpenedForm before, OpenedForm after, string name, string text)
    {
        if (before.Fields.Find(field => field.Name == name) is not { Type: "text" or "textarea" or "url" } field
            || after.Fields.Find(one => one.Name == name) is not { } shown || shown.Shown.Length == 0 || shown.Shown == field.Shown)
        {
            return [];
        }

        string?[] right = [TextSanitizer.Sanitize(text), TextSanitizer.SanitizeLine(text), TextSanitizer.SanitizeLink(text),
            TextSanitizer.SanitizeToken(text)];
        return right.Contains(shown.Shown) ? []
            : [$"{name} = {JsonSerializer.Serialize(text)} is shown as {JsonSerializer.Serialize(shown.Shown)}"];
    }

    /// <summary>The fields of a form that the browser would send, with what it would send of them where people answer rightly.</summary>
    private static IEnumerable<FormField> Fields(IHtmlFormElement form)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in form.QuerySelectorAll("input, textarea, select, button[name]"))
        {
            var (name, type) = (element.GetAttribute("name") ?? "", element is IHtmlInputElement input ? input.Type : element.LocalName);
            var shown = element switch
            {
                // The report that is made soonest.
                IHtmlInputElement { Type: "radio", Name: "kind" } => "board",
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.GetAttribute("value") ?? "on",
                IHtmlInputElement field => field.GetAttribute("value") ?? "",
                IHtmlTextAreaElement area => area.TextContent,
                IHtmlSelectElement select =>
                    (select.Options.FirstOrDefault(option => option.IsSelected && option.Value.Length > 0)
                    ?? select.Options.FirstOrDefault(option => option.Value.Length > 0))?.Value ?? "",
                _ => element.GetAttribute("value") ?? "",
            };
            // One of several radio buttons, boxes or buttons is enough.
            if (name.Length > 0 && (seen.Add(name) || type is "hidden"))
            {
                yield return new(name, type, shown, shown.Length > 0 || LeftEmpty.Contains(name) ? shown : RightOf(type));
            }
        }
    }

    private static string RightOf(string type) => type switch
    {
        "password" => Visitor.Password,
        "email" => $"personne{Guid.NewGuid():N}@example.org",
        "date" => "2090-01-01",
        "month" => "2028-01",
        "number" => "1",
        "url" => "",
        _ => "Texte",
    };

    private static IEnumerable<(IHtmlFormElement Form, string Target)> Forms(Visitor visitor) =>
        from form in visitor.Page.QuerySelectorAll<IHtmlFormElement>("form")
        from button in form.QuerySelectorAll("button:not([type=button]), input[type=submit]").DefaultIfEmpty(form)
        let action = button.GetAttribute("formaction") ?? form.GetAttribute("action")
        select (form, Absolute(action ?? "", visitor.Path).Split('#')[0]);

    private static string Absolute(string action, string page) =>
        action.Length == 0 ? page : $"{(action[0] == '/' ? "" : page.Split('?')[0])}{action}";

    private static string WithQuery(string target, string name, string text)
    {
        var pairs = target.Split('?')[1].Split('&').Where(pair => pair.Split('=')[0] != name)
            .Append($"{name}={Uri.EscapeDataString(text)}");
        return $"{target.Split('?')[0]}?{string.Join('&', pairs)}";
    }

    private static async Task<HttpResponseMessage> SendAsync(OpenedForm form, string target, IReadOnlyList<string> names, string text)
    {
        // A field that the page shows no more once it was answered, such as a password, is sent all the same.
        var asked = form.Fields.Concat(
            names.Where(name => !form.Fields.Exists(field => field.Name == name)).Select(name => new FormField(name, "text", "", "")));
        var fields = asked.Where(field => field.Type != "file")
            .Select(field => new KeyValuePair<string, string>(field.Name, names.Contains(field.Name) ? text : field.Right)).ToList();
        if (!form.IsPost)
        {
            using var query = new FormUrlEncodedContent(fields);
            return await form.Visitor.Http.GetAsync(new Uri($"{target.Split('?')[0]}?{await query.ReadAsStringAsync()}", UriKind.Relative));
        }

        if (form.Fields.TrueForAll(field => field.Type != "file"))
        {
            using var content = new FormUrlEncodedContent(fields);
            return await form.Visitor.Http.PostAsync(new Uri(target, UriKind.Relative), content);
        }

        using var parts = new ByteArrayContent(Multipart(form, fields, names, text));
        parts.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b0undary");
        return await form.Visitor.Http.PostAsync(new Uri(target, UriKind.Relative), parts);
    }

    /// <summary>Made by hand, so that the name of a file stands there as it is, as far as a browser would write it.</summary>
    private static byte[] Multipart(
        OpenedForm form, IEnumerable<KeyValuePair<string, string>> fields, IReadOnlyList<string> names, string text)
    {
        static string Quoted(string value) =>
            value.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal);
        var body = new StringBuilder();
        foreach (var field in fields)
        {
            body.Append(CultureInfo.InvariantCulture,
                $"--b0undary\r\nContent-Disposition: form-data; name=\"{field.Key}\"\r\n\r\n{field.Value}\r\n");
        }

        foreach (var file in form.Fields.Where(field => field.Type == "file"))
        {
            body.Append(CultureInfo.InvariantCulture,
                $"--b0undary\r\nContent-Disposition: form-data; name=\"{file.Name}\"; " +
                $"filename=\"{Quoted(names.Contains(file.Name) ? text : "a.csv")}\"\r\n\r\n{RightFile(form.Target)}\r\n");
        }

        return Encoding.UTF8.GetBytes(body.Append("--b0undary--\r\n").ToString());
    }

    /// <summary>What a form that takes files takes.</summary>
    private static string RightFile(string target)
    {
        var assessment = Samples.Of("01-chu-de-montervaux").Assessment;
        return Encoding.UTF8.GetString(string.Join('/', target.Split('?')[0].Split('/')[^2..]) switch
        {
            "assessments/import" => AssessmentFile.Write(assessment, Samples.Content.Questionnaires[^1]),
            "datasets/import" =>
                CsvFile.Write(DatasetsTable.Of(
                [new("1", 1, new("Entrepôt", ["a"], null, null, 1, "yes", "no", null), null, default)], Language.French), Language.French),
            "fr/register" => "identifier,name,kind,region,role,categories,group\nX1,CHU,hospital,FR-GES,holder,a,\n"u8.ToArray(),
            _ => CsvFile.Write(AnswersTable.Of(ExportSamples.Of(assessment, Language.French)), Language.French),
        });
    }

    private static async Task<IEnumerable<string>> FaultsOfAsync(HttpResponseMessage response, string language)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.BadRequest or HttpStatusCode.Forbidden
            or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests))
        {
            return [$"{(int)response.StatusCode}"];
        }

        return response.Content.Headers.ContentType?.MediaType == "text/html"
            && !(await response.Content.ReadAsStringAsync()).Contains($"<html lang=\"{language}\"", StringComparison.Ordinal)
            ? [$"{(int)response.StatusCode} in another language"]
            : [];
    }

    private async Task<OpenedForm> OpenAsync()
    {
        for (var again = false; ; again = true)
        {
            var visitor = await Come();
            if (Forms(visitor).FirstOrDefault(one => SignatureOf(one.Form, one.Target) == Signature) is { Form: { } form } found)
            {
                return new(visitor, found.Target, string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase),
                    [.. Fields(form)]);
            }

            Assert.False(again, $"{visitor.Path} ({(int)visitor.Response.StatusCode}) has no form {Signature} any more.");
            await Renew();
        }
    }

    /// <summary>An identifier, or a value in the query other than the name of a handler.</summary>
    [GeneratedRegex("[A-Za-z0-9_-]{32,}|holder-opt-out|(?<=[?&](?!handler=)[a-z_]+=)[^&]+")]
    private static partial Regex Value();

    private sealed record OpenedForm(Visitor Visitor, string Target, bool IsPost, List<FormField> Fields);

    /// <param name="Shown">What the page shows in the field.</param>
    /// <param name="Right">What it would take.</param>
    private sealed record FormField(string Name, string Type, string Shown, string Right);
}
