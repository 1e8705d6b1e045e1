using System.Text.RegularExpressions;
using Cardshop.Primitives.Sizes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Cardshop.Content.Caching;

/// <summary>Turns the text of a policy into the policy, and collects what is wrong.</summary>
internal sealed class PolicyReader(List<CachePolicyProblem> problems)
{
    /// <summary>A mapping of lists of mappings is as deep as a policy goes.</summary>
    private const int DeepestNesting = 8;

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public CachePolicy? Read(string text) => Load(text) is { } root ? ReadPolicy(new PolicySection("", root, problems)) : null;

    private YamlNode? Load(string text)
    {
        try
        {
            RequireShallow(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? new YamlScalarNode("") : stream.Documents[0].RootNode;
        }
        catch (YamlException error)
        {
            problems.Add(new CachePolicyProblem(error.Start.Line, error.Start.Column, "", $"Is no YAML: {error.Message.TrimEnd('.')}."));
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 16.3 meets some damaged texts with these, which do not say where.
            problems.Add(new CachePolicyProblem(1, 1, "", "Is no YAML. Look for brackets, quotes and colons that do not belong there."));
            return null;
        }
    }

    /// <summary>The loader calls itself for each level, so a file of brackets must not reach it.</summary>
    private static void RequireShallow(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting + 2 || parser.Current is AnchorAlias)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, "a policy has neither aliases nor so many levels");
            }
        }
    }

    private static CachePolicy ReadPolicy(PolicySection section)
    {
        var rules = ReadRules(section);
        var policy = new CachePolicy
        {
            Enabled = section.Flag("enabled", absent: true),
            Rules = rules,
            OciImages = ReadKind(section, "oci_images", rules),
            Files = ReadKind(section, "files", rules),
        };
        section.RefuseOthers();
        return policy;
    }

    private static KindPolicy ReadKind(PolicySection parent, string key, CacheRules limits)
    {
        if (parent.Section(key) is not { } section)
        {
            return new KindPolicy();
        }

        var rules = ReadRules(section);
        RequireWithin(section, rules, limits, "the whole cache");
        var policy = new KindPolicy
        {
            Enabled = section.Flag("enabled", absent: true),
            Rules = rules,
            Filters = [.. section.Sections("filters").Select(filter => ReadFilter(filter, key, rules)).OfType<CacheFilter>()],
        };
        section.RefuseOthers();
        return policy;
    }

    private static CacheFilter? ReadFilter(PolicySection section, string kind, CacheRules limits)
    {
        var rules = ReadRules(section);
        RequireWithin(section, rules, limits, kind);
        var pattern = ReadPattern(section);
        var ignore = section.Flag("ignore", absent: false);
        section.RefuseOthers();
        return pattern is null ? null : new CacheFilter(pattern, ignore, rules);
    }

    private static CacheRules ReadRules(PolicySection section) => new()
    {
        MaxSize = section.Size("max_size"),
        MaxAge = section.Duration("max_age"),
        MaxNum = section.Count("max_num"),
        CheckAfter = section.Duration("check_after"),
        KeepIdentifiedVersions = section.Count("keep_identified_versions"),
        Eviction = section.Order("eviction"),
    };

    private static Regex? ReadPattern(PolicySection section)
    {
        if (section.Text("pattern", missing: "Is missing: a filter needs a regular expression that is searched for in the source.") is not { } pattern)
        {
            return null;
        }

        try
        {
            // Named groups have a P in Python, whose patterns these are.
            return new Regex(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime);
        }
        catch (ArgumentException error)
        {
            section.Report("pattern", $"Is no regular expression: {error.Message}");
            return null;
        }
    }

    private static void RequireWithin(PolicySection section, CacheRules rules, CacheRules limits, string parent)
    {
        if (rules.MaxSize > limits.MaxSize)
        {
            section.Report("max_size", $"{new ByteSize(rules.MaxSize.Value)} exceed the {new ByteSize(limits.MaxSize.Value)} of {parent}.");
        }

        if (rules.MaxAge > limits.MaxAge)
        {
            section.Report("max_age", $"{rules.MaxAge.Value.TotalDays:0.##} days exceed the {limits.MaxAge.Value.TotalDays:0.##} days of {parent}.");
        }

        if (rules.MaxNum > limits.MaxNum)
        {
            section.Report("max_num", $"{rules.MaxNum} exceed the {limits.MaxNum} of {parent}.");
        }
    }
}
