using System.Text;
using Cardshop.Content.Caching;
using Cardshop.Content.Store;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Content.Caching;

public sealed class PolicyFuzzTests
{
    private static readonly string[] Corpus =
    [
        "max_size: 800GB\nmax_age: 52w\nmax_num: 100\ncheck_after: 1.5h\nkeep_identified_versions: 3\neviction: oldest\n",
        "oci_images:\n  enabled: no\n  max_size: 20 GiB\nfiles:\n  max_age: 3600\n  filters:\n    - pattern: ^https://own/\n      ignore: true\n    - {pattern: '\\.zim$', max_num: 2}\n",
        "files: {filters: [{pattern: \"a|b\", eviction: smallest, check_after: 90d}], max_num: 9}",
        "enabled: ~\nfiles: !!map {}\n--- \n? [a]\n: |\n  text\n",
        "a: &x [1, 2]\nb: *x\n# comment\n'quoted': \"\\x41\\u00e9\"\n",
    ];

    [Fact]
    public void A_damaged_policy_is_read_or_refused_with_its_problems() =>
        new Fuzzer([.. Corpus.Select(Encoding.UTF8.GetBytes)]).Run(
            input =>
            {
                var reading = CachePolicyFile.Read(Encoding.UTF8.GetString(input));
                Assert.Equal(reading.Policy is null, reading.Problems.Count > 0);
                Assert.All(reading.Problems, problem => Assert.True(problem.Line >= 0 && problem.Message.Length > 0));
                reading.Policy?.Evaluate([new StoredSource(new IndexEntry("https://own/a.zim", default, 5), 5, IsInUse: false)], DateTimeOffset.UnixEpoch);
            },
            error => error is CachePolicyException);
}
