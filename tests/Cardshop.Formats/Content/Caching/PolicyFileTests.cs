using Cardshop.Content.Caching;
using Cardshop.Primitives.Sizes;
using Cardshop.Primitives.Storage;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Caching;

public sealed class PolicyFileTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var policy = Read("""
            enabled: yes
            max_size: 800GB
            max_age: 52w
            max_num: 100
            check_after: 1.5h
            keep_identified_versions: 3
            eviction: oldest
            oci_images:
              enabled: Off
              max_size: 20 GiB
            files:
              max_age: 3600
              max_num: 50
              eviction: largest
              filters:
                - pattern: ^https://own\.example\.org/
                  ignore: true
                - pattern: '\.zim$'
                  max_size: 1024
                  max_age: 60
                  max_num: 2
                  check_after: 90d
                  keep_identified_versions: 1
                  eviction: smallest
            """);
        Assert.True(policy.Enabled);
        Assert.Equal(
            new CacheRules
            {
                MaxSize = 800_000_000_000,
                MaxAge = TimeSpan.FromDays(364),
                MaxNum = 100,
                CheckAfter = TimeSpan.FromMinutes(90),
                KeepIdentifiedVersions = 3,
                Eviction = EvictionOrder.Oldest,
            },
            policy.Rules);
        Assert.False(policy.OciImages.Enabled);
        Assert.Equal(20 * ByteSize.GiB, policy.OciImages.Rules.MaxSize);
        Assert.Equal((TimeSpan.FromHours(1), 50, EvictionOrder.Largest), (policy.Files.Rules.MaxAge, policy.Files.Rules.MaxNum, policy.Files.Rules.Eviction));
        Assert.Equal([true, false], policy.Files.Filters.Select(filter => filter.Ignore));
        Assert.Equal(
            new CacheRules
            {
                MaxSize = 1024,
                MaxAge = TimeSpan.FromMinutes(1),
                MaxNum = 2,
                CheckAfter = TimeSpan.FromDays(90),
                KeepIdentifiedVersions = 1,
                Eviction = EvictionOrder.Smallest,
            },
            policy.Files.Filters[1].Rules);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("{}")]
    [InlineData("~")]
    [InlineData("max_size: 0\nmax_age: 0\nmax_num: ~\ncheck_after:\nfiles:\noci_images: null")]
    public void What_is_left_out_or_zero_has_no_limit(string text)
    {
        var policy = Read(text);
        Assert.Equal(new CacheRules(), policy.Rules);
        Assert.True(policy is { Enabled: true, Files: { Enabled: true, Filters.Count: 0 }, OciImages.Enabled: true });
    }

    [Fact]
    public void All_problems_are_reported_at_once_with_their_places()
    {
        var reading = CachePolicyFile.Read("""
            max_size: 10GiB
            max_num: -1
            evict: lru
            eviction: random
            oci_images:
              max_size: 20GiB
              keep_identified_versions: 1.5
            files:
              max_age: 3 months
              max_num: 5
              pattern: x
              filters:
                - max_num: 6
                - pattern: "("
                - pattern: [a]
                - nothing
                - {pattern: x, ignore: maybe, filters: []}
            """);
        Assert.Null(reading.Policy);
        Assert.Equal(
            [
                "2:10: max_num",
                "3:1: evict",
                "4:11: eviction",
                "6:13: oci_images.max_size",
                "7:29: oci_images.keep_identified_versions",
                "9:12: files.max_age",
                "11:3: files.pattern",
                "13:7: files.filters[0].pattern",
                "13:16: files.filters[0].max_num",
                "14:16: files.filters[1].pattern",
                "15:16: files.filters[2].pattern",
                "16:7: files.filters[3]",
                "17:28: files.filters[4].ignore",
                "17:35: files.filters[4].filters",
            ],
            reading.Problems.Select(problem => $"{problem.Line}:{problem.Column}: {problem.Path}"));
        Assert.Contains("20 GiB exceed the 10 GiB of the whole cache", reading.Problems[3].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("files: [")]
    [InlineData("a: b: c")]
    [InlineData("max_num: 1\nmax_num: 2")]
    [InlineData("files: &a\n  filters: [*a]")]
    [InlineData("\t- x")]
    public void What_is_no_yaml_is_refused_with_its_place(string text)
    {
        var problem = Assert.Single(CachePolicyFile.Read(text).Problems);
        Assert.True(problem.Line >= 1);
    }

    [Fact]
    public void A_file_of_brackets_is_refused() => Assert.Single(CachePolicyFile.Read(new string('[', 60_000)).Problems);

    [Fact]
    public void Without_a_file_the_default_holds_and_a_bad_one_is_refused_with_all_its_problems()
    {
        using var folder = new TempFolder();
        using var storage = new PhysicalStorage();
        Assert.Same(CachePolicy.Default, CachePolicyFile.Load(storage, folder.Path));
        folder.Write("policy.yaml", "max_num: x\nmax_age: y\n");
        var error = Assert.Throws<CachePolicyException>(() => CachePolicyFile.Load(storage, folder.Path));
        Assert.Equal(2, error.Message.Split('\n').Length);
        Assert.StartsWith(folder["policy.yaml"] + ":1:10: max_num:", error.Message, StringComparison.Ordinal);
        folder.Write("policy.yaml", new string('#', 100_000));
        Assert.Throws<CachePolicyException>(() => CachePolicyFile.Load(storage, folder.Path));
    }

    internal static CachePolicy Read(string text)
    {
        var reading = CachePolicyFile.Read(text);
        Assert.Empty(reading.Problems);
        return reading.Policy!;
    }
}
