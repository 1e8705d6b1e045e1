namespace Cardshop.Disk.Ext4;

/// <summary>Which groups have a copy of the superblock and of the group descriptors.</summary>
internal abstract record SuperblockCopies
{
    public abstract bool Contains(uint group);

    /// <summary>The groups with copies among so many, in order.</summary>
    public virtual IEnumerable<uint> Below(uint count)
    {
        for (var group = 0u; group < count; group++)
        {
            if (Contains(group))
            {
                yield return group;
            }
        }
    }

    /// <summary>All groups, as ext2 began.</summary>
    public sealed record Everywhere : SuperblockCopies
    {
        public override bool Contains(uint group) => true;
    }

    /// <summary>Groups 0 and 1, and the powers of 3, 5 and 7 (<c>sparse_super</c>).</summary>
    public sealed record Sparse : SuperblockCopies
    {
        private static readonly SortedSet<uint> Groups = [0, 1, .. Powers(3), .. Powers(5), .. Powers(7)];

        public override bool Contains(uint group) => Groups.Contains(group);

        public override IEnumerable<uint> Below(uint count) => Groups.TakeWhile(group => group < count);

        private static IEnumerable<uint> Powers(uint of)
        {
            for (var power = (ulong)of; power <= uint.MaxValue; power *= of)
            {
                yield return (uint)power;
            }
        }
    }

    /// <summary>Group 0, and up to two that the superblock names (<c>sparse_super2</c>).</summary>
    public sealed record Chosen(uint First, uint Second) : SuperblockCopies
    {
        public override bool Contains(uint group) => group == 0 || (group == First && First != 0) || (group == Second && Second != 0);
    }
}
