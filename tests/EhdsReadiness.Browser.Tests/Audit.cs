using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Deque.AxeCore.Commons;

namespace EhdsReadiness.Browser.Tests;

/// <summary>Axe with every rule of it, no exclusion and no tolerated level; keeps count of what it has seen.</summary>
public static partial class Audit
{
    private static readonly ConcurrentDictionary<(string Page, string State, string Language), byte> Seen = new();

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private static readonly ConditionalWeakTable<IPage, CompiledScript> Compiled = [];
    private static string _axe = "";

    // Every rule runs; only what is found or left open is described, as the description takes longer than the rules. Contrast, which takes
    // longer than all others together, is a matter of colours, sizes and what lies behind: of the elements that have them all in common
    // one is looked at. What stands where its ancestors do not say what lies behind it is looked at by itself and stands for nothing else:
    // what something placed by itself may cover or carry, what a frame cuts off, words of a drawing, and signs that axe passes over.
    private const string Findings = """
        async reviewed => {
            const isPlaced = style => ['absolute', 'fixed', 'sticky'].includes(style.position) || style.transform !== 'none'
                || (style.position === 'relative' && [style.top, style.left, style.bottom, style.right].some(at => parseFloat(at)));
            const boxes = [...document.querySelectorAll('body *')].filter(element => isPlaced(getComputedStyle(element)))
                .map(element => element.getBoundingClientRect()).filter(box => box.width > 1 && box.height > 1);
            const meets = box => boxes.some(other =>
                box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
            const isCut = (box, frame) => frame && (box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
            const behind = new Map();
            const seen = new Set();
            const looked = [];
            const walk = (element, below, frame, isAlone) => {
                const style = getComputedStyle(element);
                if (style.display === 'none') { return; }
                isAlone ||= isPlaced(style) || element.localName === 'svg';
                const signs = ['::before', '::after'].map(one => getComputedStyle(element, one)).filter(one => one.content !== 'none')
                    .map(one => [one.position, one.backgroundColor, one.backgroundImage, one.width, one.height].join());
                const own = [below, style.backgroundColor, style.backgroundImage, style.backgroundClip, style.opacity, style.filter,
                    style.mixBlendMode, style.visibility, style.overflow, style.clipPath,
                    element.matches(':disabled, [aria-disabled=true]'), ...signs].join('|');
                if (!behind.has(own)) { behind.set(own, behind.size); }
                const stack = behind.get(own);
                const text = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
                    .map(node => node.data).join('').trim();
                if (text || element.matches('input, select, textarea')) {
                    const look = [stack, element.localName, style.color, style.fontSize, style.fontWeight, style.textShadow,
                        style.webkitTextFillColor, style.webkitTextStroke, text.length < 2, /[^\u0000-\u02ff\u2000-\u22ff]/.test(text),
                        element.control?.disabled,
                        ...reviewed.map(one => element.matches(one.selector))].join('|');
                    const box = element.getBoundingClientRect();
                    const isByItself = isAlone || meets(box) || isCut(box, frame) || /^[\s\u2000-\u206f!-\/:-@[-`{-~]+$/.test(text);
                    if (isByItself || !seen.has(look)) { looked.push(element); }
                    if (!isByItself) { seen.add(look); }
                }
                const inner = style.overflow === 'visible' ? frame : element.getBoundingClientRect();
                for (const child of element.children) { walk(child, stack, inner, isAlone); }
            };
            walk(document.body, '', null, false);
            const resultTypes = ['violations', 'incomplete'];
            const result = await axe.run(document, { resultTypes, rules: { 'color-contrast': { enabled: false } } });
            const contrast = looked.length === 0 ? { violations: [], incomplete: [] }
                : await axe.run({ include: looked }, { resultTypes, runOnly: ['color-contrast'] });
            const reasons = node => [...node.any, ...node.all, ...node.none].map(check => check.data?.messageKey ?? '');
            const isReviewed = (rule, node) => reviewed.some(one =>
                one.rule === rule && reasons(node).every(reason => reason === one.reason) && document.querySelector(node.target[0])?.matches(one.selector));
            const open = [...result.incomplete, ...contrast.incomplete]
                .map(({ id, help, nodes }) => ({ id, help: `left open: ${help}`, nodes: nodes.filter(node => !isReviewed(id, node)) }))
                .filter(({ nodes }) => nodes.length > 0);
            return [result.testEngine.version, ...[...result.violations, ...contrast.violations, ...open].map(({ id, help, nodes }) =>
                `${id} ${help} (${[...new Set(nodes.flatMap(reasons))].join()}): ${nodes.slice(0, 3).map(node => node.html).join(' | ')}`)];
        }
        """;

    // Identifiers are unique, what names one finds it, and nothing is read out twice.
    internal const string References = """
        () => {
            const faults = [];
            const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
            faults.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `the id ${id} twice`));
            for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'headers', 'form']) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                    faults.push(...element.getAttribute(name).split(/\s+/).filter(id => !document.getElementById(id)).map(id => `${name} names ${id}, which is nowhere`));
                }
            }
            for (const link of document.querySelectorAll('a[href^="#"]')) {
                if (!document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)))) { faults.push(`a link to ${link.getAttribute('href')}, which is nowhere`); }
            }
            const described = element => (element?.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(id => id);
            const text = id => document.getElementById(id)?.textContent.trim().replace(/\s+/g, ' ') ?? id;
            for (const control of document.querySelectorAll('input, select, textarea, button')) {
                const own = described(control);
                const others = [...described(control.closest('fieldset')), ...(control.type === 'radio' ? [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(control.name)}"]`)].filter(radio => radio !== control && radio.form === control.form).flatMap(described) : [])];
                const said = [...own.map(text), ...[...(control.labels ?? [])].map(label => label.textContent.trim().replace(/\s+/g, ' '))];
                if (new Set(said).size !== said.length) { faults.push(`${control.id || control.name} is described twice by the same words`); }
                if (own.some(id => others.includes(id))) { faults.push(`${control.id || control.name} repeats the hint of its group or of another choice`); }
            }
            return [...new Set(faults)];
        }
        """;

    // Colours and places as they end up: styles and fonts are there, nothing moves or fades in any more, and the pointer that pressed the
    // last button rests on nothing.
    private const string Still = """
        async () => {
            if (document.readyState !== 'complete') { await new Promise(done => addEventListener('load', done, { once: true })); }
            await document.fonts.ready;
            const still = new CSSStyleSheet();
            still.replaceSync('*, *::before, *::after, *::details-content { transition: none !important; animation: none !important; }');
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
            document.querySelectorAll('details').forEach(details => details.open = true);
        }
        """;

    /// <summary>Opens what is folded; asserts that the page has one heading of the first level, that its identifiers and references are
    /// right, that axe finds nothing and leaves nothing open but what was reviewed, and that nothing scrolls sideways, narrow or wide;
    /// keeps a picture of both when pictures are wanted.</summary>
    /// <param name="name">The page, such as <c>/questions/{id}</c>.</param>
    /// <param name="state">The state it is in, with the conditions it is seen under.</param>
    /// <param name="narrow">The narrow width, in CSS pixels: 320, or 640 where text is twice as large.</param>
    /// <param name="script">Whether scripts run on the page; axe is one itself and looks only there.</param>
    public static async Task OfAsync(IPage page, string name, string state, string language, int narrow = 320, bool script = true)
    {
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        if (!script)
        {
            return;
        }

        await page.Mouse.MoveAsync(0, 0);
        await page.EvaluateAsync(Still);
        var references = await page.EvaluateAsync<string[]>(References);
        Assert.True(references.Length == 0, string.Join('\n', references.Select(fault => $"{name} in {language}, {state}: {fault}")));
        var result = await FindingsAsync(page);
        Assert.True(result.Length == 1, string.Join('\n', result[1..].Select(violation => $"{name} in {language}, {state}: {violation}")));
        var asSeen = page.ViewportSize!;
        foreach (var width in asSeen.Width == narrow ? new[] { narrow, 1280 } : [1280, narrow])
        {
            if (page.ViewportSize!.Width != width)
            {
                await page.SetViewportSizeAsync(width, 900);
            }

            var overflow = await page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} in {language}, {state}, is {overflow} pixels too wide at {width}.");
            await RunningSite.PictureAsync(page, $"{NotOfNames().Replace($"{name} {state}", "-").Trim('-')}.{language}-{width}");
        }

        await page.SetViewportSizeAsync(asSeen.Width, asSeen.Height);
        _axe = result[0];
        Seen[(name, state, language)] = 0;
    }

    /// <summary>The version of axe, then what it finds on a page or leaves open beyond what was reviewed.</summary>
    internal static async Task<string[]> FindingsAsync(IPage page)
    {
        await LoadAxeAsync(page);
        return await page.EvaluateAsync<string[]>(Findings,
            ReviewedIncomplete.All.Select(one => new { rule = one.Rule, reason = one.Reason, selector = one.Selector }).ToArray());
    }

    /// <summary>Puts axe into the page: half a megabyte, sent and compiled once for a window.</summary>
    private static async Task LoadAxeAsync(IPage page)
    {
        if (!Compiled.TryGetValue(page, out var axe))
        {
            Compiled.Add(page, axe = new(Script, await page.Context.NewCDPSessionAsync(page)));
        }

        await axe.RunAsync();
    }

    /// <summary>Prints how many were seen; writes the figures of the accessibility statement when the environment variable AUDIT names a
    /// file.</summary>
    public static void Report()
    {
        if (Seen.IsEmpty)
        {
            return;
        }

        var (pages, states) = (Seen.Keys.Select(one => one.Page).Distinct().Count(), Seen.Keys.Select(one => one.State).Distinct().Count());
        Console.WriteLine($"axe {_axe}: {Seen.Count} of page × state × language ({pages} pages, {states} states, 2 languages), no finding");
        if (Environment.GetEnvironmentVariable("AUDIT") is { } file)
        {
            var figures = new
                { date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), axe = _axe, pages, states, visits =
                Seen.Count };
            File.WriteAllText(file, JsonSerializer.Serialize(figures) + "\n");
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotOfNames();
}
