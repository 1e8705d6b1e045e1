using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Xunit;

namespace Cardshop.Formats.Content.Caching;

public sealed class PolicyEvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Came in one a day, a first; used in the order b, d, a, c; sizes 3, 1, 4, 2.</summary>
    private static readonly StoredSource[] Four =
    [
        File("a", added: 4, used: 2, size: 3),
        File("b", added: 3, used: 4, size: 1),
        File("c", added: 2, used: 1, size: 4),
        File("d", added: 1, used: 3, size: 2),
    ];

    [Theory]
    [InlineData("lru", "b d")]
    [InlineData("oldest", "a b")]
    [InlineData("newest", "c d")]
    [InlineData("largest", "a c")]
    [InlineData("smallest", "b d")]
    public void Each_order_evicts_what_it_says(string order, string evicted) =>
        Assert.Equal(evicted, Evicted($"{{max_num: 2, eviction: {order}}}", Four));

    [Theory]
    [InlineData("lru", "a d")]
    [InlineData("oldest", "a c")]
    [InlineData("newest", "c d")]
    [InlineData("largest", "a c")]
    [InlineData("smallest", "a d")]
    public void What_is_too_large_is_passed_over_and_what_is_behind_it_may_fit(string order, string evicted) =>
        Assert.Equal(evicted, Evicted($"{{max_size: 5, eviction: {order}}}", Four));

    [Theory]
    [InlineData("{max_age: 2d}", "a b")]
    [InlineData("{files: {max_age: 1d}}", "a b c")]
    [InlineData("{oci_images: {max_age: 1}}", "")]
    [InlineData("{enabled: no}", "a b c d")]
    [InlineData("{files: {enabled: no}}", "a b c d")]
    [InlineData("{oci_images: {enabled: no}}", "")]
    [InlineData("{files: {filters: [{pattern: '/[AB]$', ignore: yes}]}}", "a b")]
    [InlineData("{files: {filters: [{pattern: '/[ab]$'}, {pattern: /a, ignore: yes}]}}", "")]
    [InlineData("{files: {filters: [{pattern: '/[abc]$', max_num: 2}]}}", "b")]
    [InlineData("{files: {filters: [{pattern: '/[abc]$', max_num: 2}], max_num: 2}}", "b d")]
    [InlineData("{files: {filters: [{pattern: '/c$', ignore: yes}], max_num: 2}}", "b c")]
    [InlineData("{max_num: 3, files: {max_size: 6}}", "a b")]
    public void The_narrowest_rule_comes_first_and_what_it_evicts_takes_no_room(string policy, string evicted) =>
        Assert.Equal(evicted, Evicted(policy, Four));

    [Theory]
    [InlineData(1, "wiki_2025-12.zim app:1.2 app:1.9")]
    [InlineData(2, "app:1.2")]
    [InlineData(3, "")]
    public void The_newest_versions_of_what_has_versions_are_kept(int kept, string evicted)
    {
        StoredSource[] sources =
        [
            Image("app:1.9"),
            Image("app:1.10"),
            Image("app:1.2"),
            Image("other:1.0"),
            Image("host:5000/unversioned"),
            File("wiki_2025-12.zim"),
            File("wiki_2026-01.zim"),
            File("voyage_2020-01.zim"),
            File("wiki_latest.zim"),
        ];
        Assert.Equal(evicted, Evicted($"{{keep_identified_versions: {kept}}}", sources));
        Assert.Equal(evicted, Evicted($"{{files: {{keep_identified_versions: {kept}}}, oci_images: {{filters: [{{pattern: app, keep_identified_versions: {kept}}}]}}}}", sources));
    }

    [Fact]
    public void What_a_running_build_uses_stays_and_takes_its_room_from_the_others()
    {
        var sources = Four.Select(source => source with { IsInUse = source.Entry.Source.EndsWith('b') }).ToArray();
        Assert.Equal("a c d", Evicted("{max_num: 1}", sources));
        Assert.Equal("a c d", Evicted("{enabled: no}", sources));
        Assert.Equal("a d", Evicted("{max_num: 2}", sources));
    }

    [Fact]
    public void Reasons_name_the_rule()
    {
        var evictions = PolicyFileTests.Read("{max_age: 3d, files: {filters: [{pattern: /b, ignore: yes}], max_size: 5}}").Evaluate(Four, Now);
        Assert.Equal(
            ["files.max_size: no room within 5 bytes", "files.filters[0].ignore: is not to be kept", "files.max_size: no room within 5 bytes"],
            evictions.Select(eviction => eviction.Reason));
    }

    [Fact]
    public void A_second_evaluation_says_the_same()
    {
        var policy = PolicyFileTests.Read("{files: {filters: [{pattern: '/[abc]$', max_num: 2}], max_num: 2}}");
        Assert.Equal(policy.Evaluate(Four, Now), policy.Evaluate(Four.Reverse(), Now));
    }

    [Fact]
    public void Limits_hold_and_nothing_that_fits_goes_whatever_the_policy()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var sources = Enumerable.Range(0, random.Next(20))
                .Select(n => File($"{n}", random.Next(10), random.Next(10), random.Next(10)) with { IsInUse = random.Next(5) == 0 })
                .ToArray();
            var (size, count) = (random.Next(1, 40), random.Next(1, 12));
            var order = Enum.GetValues<EvictionOrder>()[random.Next(5)];
            var evicted = new CachePolicy { Rules = new CacheRules { MaxSize = size, MaxNum = count, Eviction = order } }.Evaluate(sources, Now);
            var kept = sources.Except(evicted.Select(eviction => eviction.Source)).ToList();
            var optional = kept.Where(source => !source.IsInUse).ToList();
            Assert.True(optional.Count == 0 || (kept.Sum(source => source.StoredBytes) <= size && kept.Count <= count), $"seed {seed}");
            Assert.All(evicted, eviction => Assert.True(
                kept.Count == count || kept.Count > count || kept.Sum(source => source.StoredBytes) + eviction.Source.StoredBytes > size, $"seed {seed}"));
        }
    }

    [Theory]
    [InlineData("https://own.example.org/a", true, 30)]
    [InlineData("https://download.kiwix.org/a.zim", true, 90)]
    [InlineData("https://download.kiwix.org/.hidden/a.zim", false, 2)]
    [InlineData("https://elsewhere.org/a", true, 2)]
    [InlineData("image:ghcr.io/offspot/a:1", true, 1)]
    public void The_policy_says_what_to_keep_and_how_often_to_check(string source, bool keeps, int days)
    {
        var policy = PolicyFileTests.Read("""
            check_after: 1d
            files:
              check_after: 2d
              filters:
                - {pattern: /\.hidden/, ignore: yes}
                - {pattern: '\.ZIM$', check_after: 90d}
                - {pattern: own, check_after: 30d}
            """);
        Assert.Equal((keeps, TimeSpan.FromDays(days)), (policy.Keeps(source), policy.CheckAfter(source)));
    }

    [Fact]
    public void A_disabled_kind_is_not_kept()
    {
        var policy = PolicyFileTests.Read("files: {enabled: no}");
        Assert.False(policy.Keeps("https://example.org/a"));
        Assert.True(policy.Keeps("image:a"));
        Assert.Null(policy.CheckAfter("image:a"));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_named()
    {
        var policy = PolicyFileTests.Read("files: {filters: [{pattern: '(a+)+$'}]}");
        var error = Assert.Throws<CachePolicyException>(() => policy.Keeps("https://" + new string('a', 60) + "!"));
        Assert.Contains("(a+)+$", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.9", "1.10")]
    [InlineData("1", "1.0")]
    [InlineData("2025-12", "2026-01")]
    [InlineData("a9", "b1")]
    [InlineData("1", "01")]
    [InlineData("9", "99999999999999999999999")]
    [InlineData("", "a")]
    [InlineData("1", "a")]
    public void Versions_are_ordered_as_people_count(string lower, string higher)
    {
        Assert.True(NaturalOrder.Instance.Compare(lower, higher) < 0);
        Assert.True(NaturalOrder.Instance.Compare(higher, lower) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(lower, lower));
    }

    private static string Evicted(string policy, IEnumerable<StoredSource> sources) =>
        string.Join(' ', PolicyFileTests.Read(policy).Evaluate(sources, Now).Select(eviction => eviction.Source.Entry.Source.Split('/')[^1]));

    private static StoredSource File(string name, int added = 0, int used = 0, long size = 1) =>
        Source($"https://example.org/{name}", added, used, size);

    private static StoredSource Image(string ident) => Source($"image:ghcr.io/offspot/{ident}", 0, 0, 1);

    private static StoredSource Source(string name, int daysSinceAdded, int daysSinceUsed, long size) => new(
        new IndexEntry(name, default, size) { Added = Now.AddDays(-daysSinceAdded), LastUsed = Now.AddDays(-daysSinceUsed) },
        size,
        IsInUse: false);
}
