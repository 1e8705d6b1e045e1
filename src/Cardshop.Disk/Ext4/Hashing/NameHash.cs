namespace Cardshop.Disk.Ext4.Hashing;

/// <summary>The hash of a name: names are ordered by the first word in the tree, and by the second where the first is the same.</summary>
/// <param name="Major">Even; the odd numbers are taken for marks.</param>
/// <param name="Minor">What breaks ties.</param>
internal readonly record struct NameHash(uint Major, uint Minor) : IComparable<NameHash>
{
    public int CompareTo(NameHash other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);
}
