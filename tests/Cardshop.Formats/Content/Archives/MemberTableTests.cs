using System.Text;
using Cardshop.Content.Archives;
using Cardshop.Content.Archives.Members;
using Xunit;

namespace Cardshop.Formats.Content.Archives;

public sealed class MemberTableTests
{
    [Fact]
    public void A_table_finds_what_a_dictionary_finds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var table = new MemberTable();
            var model = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var number = 0; number < 5000; number++)
            {
                var path = $"folder/{random.Next(4000)}";
                var target = new string('t', random.Next(5));
                var before = table.Add(Record(number), Encoding.UTF8.GetBytes(path), Encoding.UTF8.GetBytes(target));
                Assert.True(before == (model.TryGetValue(path, out var known) ? known : null), $"seed {seed}, member {number}");
                model[path] = number;
                Assert.Equal(path, Encoding.UTF8.GetString(table.PathOf(number)));
                Assert.Equal(target, Encoding.UTF8.GetString(table.TargetOf(number)));
            }

            Assert.All(model, pair => Assert.Equal(pair.Value, table.Find(Encoding.UTF8.GetBytes(pair.Key))));
            Assert.All(Enumerable.Range(0, table.Count), number => Assert.Equal(!model.ContainsValue(number), table.IsReplaced(number)));
            Assert.Null(table.Find("folder"u8));
            Assert.Equal((ushort)17, table[17].Mode);
        }
    }

    [Fact]
    public void A_million_members_fit_in_little_memory()
    {
        const int Count = 1_000_000;
        var path = "content/section/article-with-quite-a-long-name-00000000"u8.ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = new MemberTable();
        for (var number = 0; number < Count; number++)
        {
            number.TryFormat(path.AsSpan(path.Length - 8), out _, "00000000");
            table.Add(Record(number), path, default);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Count, Count * 200L);
        Assert.Equal(Count - 1, table.Find(path));
    }

    private static MemberRecord Record(int number) => new() { Kind = MemberKind.File, Mode = (ushort)number, Modified = DateTime.UnixEpoch };
}
